# `find_package(Weft)` for other projects: targets weft::base ... weft::sims.
include(CMakePackageConfigHelpers)

set(config ${PROJECT_BINARY_DIR}/WeftConfig.cmake)
file(WRITE ${config} [[
include(CMakeFindDependencyMacro)
find_dependency(PkgConfig)
pkg_check_modules(SYSTEMC REQUIRED IMPORTED_TARGET systemc tlm)
find_dependency(yaml-cpp)
find_dependency(nlohmann_json)
find_dependency(CLI11)
find_dependency(fmt)
find_dependency(spdlog)
find_dependency(Boost)
find_dependency(pugixml)
include(${CMAKE_CURRENT_LIST_DIR}/WeftTargets.cmake)
]])
write_basic_package_version_file(${PROJECT_BINARY_DIR}/WeftConfigVersion.cmake
                                 COMPATIBILITY SameMinorVersion)
install(FILES ${config} ${PROJECT_BINARY_DIR}/WeftConfigVersion.cmake DESTINATION lib/cmake/Weft)
install(DIRECTORY workload/schema/ platforms/schema/ sims/schema/ DESTINATION share/weft/schema)
install(EXPORT WeftTargets NAMESPACE weft:: DESTINATION lib/cmake/Weft)
