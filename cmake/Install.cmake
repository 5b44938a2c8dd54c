# What `cmake --install` puts where: the program, the static library, the headers of every room but the command line,
# the models and scenarios to read, a CMake package (offersim::offersim) and a pkg-config file.
include(CMakePackageConfigHelpers)

install(TARGETS offersim RUNTIME DESTINATION ${CMAKE_INSTALL_BINDIR})
install(TARGETS offersim_lib EXPORT offersimTargets ARCHIVE DESTINATION ${CMAKE_INSTALL_LIBDIR})
install(DIRECTORY ${PROJECT_SOURCE_DIR}/src/ DESTINATION ${CMAKE_INSTALL_INCLUDEDIR}/offersim
        FILES_MATCHING PATTERN "*.hpp" PATTERN cli EXCLUDE)
install(DIRECTORY ${PROJECT_SOURCE_DIR}/models ${PROJECT_SOURCE_DIR}/scenarios
        DESTINATION ${CMAKE_INSTALL_DATADIR}/offersim FILES_MATCHING PATTERN "*.yaml")

set(package_directory ${CMAKE_INSTALL_LIBDIR}/cmake/offersim)
install(EXPORT offersimTargets NAMESPACE offersim:: DESTINATION ${package_directory})
configure_package_config_file(${PROJECT_SOURCE_DIR}/cmake/offersimConfig.cmake.in
                              ${PROJECT_BINARY_DIR}/offersimConfig.cmake INSTALL_DESTINATION ${package_directory})
write_basic_package_version_file(${PROJECT_BINARY_DIR}/offersimConfigVersion.cmake COMPATIBILITY SameMinorVersion)
# The pkg-config file finds its prefix from its own place, so that an installation can be moved.
file(RELATIVE_PATH OFFERSIM_PREFIX_FROM_PKGCONFIG /prefix/${CMAKE_INSTALL_LIBDIR}/pkgconfig /prefix)
configure_file(${PROJECT_SOURCE_DIR}/cmake/offersim.pc.in ${PROJECT_BINARY_DIR}/offersim.pc @ONLY)
install(FILES ${PROJECT_BINARY_DIR}/offersimConfig.cmake ${PROJECT_BINARY_DIR}/offersimConfigVersion.cmake
        DESTINATION ${package_directory})
install(FILES ${PROJECT_BINARY_DIR}/offersim.pc DESTINATION ${CMAKE_INSTALL_LIBDIR}/pkgconfig)
