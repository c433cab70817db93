# A Debian package of the program: cpack -G DEB in the folder of the build.
set(ASSAY_MAINTAINER "The assay authors <assay@packages.invalid>" CACHE STRING "Who answers for packages: name <address>")

set(CPACK_GENERATOR DEB)
set(CPACK_PACKAGE_VENDOR "The assay authors")
set(CPACK_PACKAGE_CONTACT "${ASSAY_MAINTAINER}")
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
set(CPACK_COMPONENTS_ALL program)
set(CPACK_DEB_COMPONENT_INSTALL ON)
set(CPACK_DEBIAN_PROGRAM_PACKAGE_NAME assay)
set(CPACK_DEBIAN_PROGRAM_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_RELEASE 1)
set(CPACK_DEBIAN_PACKAGE_SECTION science)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "metrics of classifiers, with intervals and the working shown")
set(CPACK_COMPONENT_PROGRAM_DESCRIPTION "assay measures how good the predictions of a classifier are: precision,
recall, F1, the areas below curves and some 40 other metrics, each with a
confidence interval. It reads CSV and JSON Lines, checks metrics against
limits in CI jobs, and works out Bayes' theorem without a file.")

# What Debian wants to have otherwise is so in the package alone.
set(CPACK_PRE_BUILD_SCRIPTS ${PROJECT_BINARY_DIR}/before_package.cmake)
configure_file(src/packaging/before_package.cmake.in before_package.cmake @ONLY)
include(CPack)
