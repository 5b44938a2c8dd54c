#include <cstdio>

int main() { std::puts("offersim " OFFERSIM_VERSION); }
