# What is installed: the program with its manual, completions and samples; and the library.
include(CMakePackageConfigHelpers)

install(TARGETS assay RUNTIME COMPONENT program)
file(GLOB manual_pages CONFIGURE_DEPENDS man/*.1)
install(FILES ${manual_pages} DESTINATION ${CMAKE_INSTALL_MANDIR}/man1 COMPONENT program)
set(scripts src/cli/completion)
install(FILES ${scripts}/assay.bash RENAME assay
        DESTINATION ${CMAKE_INSTALL_DATADIR}/bash-completion/completions COMPONENT program)
install(FILES ${scripts}/assay.zsh RENAME _assay
        DESTINATION ${CMAKE_INSTALL_DATADIR}/zsh/site-functions COMPONENT program)
install(FILES ${scripts}/assay.fish
        DESTINATION ${CMAKE_INSTALL_DATADIR}/fish/vendor_completions.d COMPONENT program)
install(FILES src/packaging/copyright TYPE DOC COMPONENT program)
install(FILES CHANGELOG.md TYPE DOC RENAME changelog COMPONENT program)
# Without the scripts that build assay, and those that make the data again.
install(DIRECTORY samples/ DESTINATION ${CMAKE_INSTALL_DOCDIR}/examples COMPONENT program
        PATTERN "samples/*.sh" EXCLUDE PATTERN "samples/*.py" EXCLUDE PATTERN Dockerfile EXCLUDE)
install(DIRECTORY samples/scale DESTINATION ${CMAKE_INSTALL_DOCDIR}/examples COMPONENT program USE_SOURCE_PERMISSIONS)

install(TARGETS assay_library EXPORT assayTargets ARCHIVE COMPONENT library)
install(DIRECTORY include/assay TYPE INCLUDE COMPONENT library)
set(config ${CMAKE_INSTALL_LIBDIR}/cmake/assay)
install(EXPORT assayTargets NAMESPACE assay:: DESTINATION ${config} COMPONENT library)
write_basic_package_version_file(${PROJECT_BINARY_DIR}/assayConfigVersion.cmake COMPATIBILITY SameMinorVersion)
file(CONFIGURE OUTPUT assayConfig.cmake @ONLY CONTENT [[
include(CMakeFindDependencyMacro)
find_dependency(fmt)
find_dependency(Threads)
include("${CMAKE_CURRENT_LIST_DIR}/assayTargets.cmake")
]])
install(FILES ${PROJECT_BINARY_DIR}/assayConfig.cmake ${PROJECT_BINARY_DIR}/assayConfigVersion.cmake
        DESTINATION ${config} COMPONENT library)
