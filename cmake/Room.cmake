# weft_room(NAME [DEPENDS rooms...] [LIBRARIES libraries...] [EXCLUDE regex])
#
# Makes the static library weft::NAME of all sources in the folder NAME. Each room exports an
# include root that holds itself alone, so a file sees the rooms that its own room depends on and
# no others: a forbidden include does not compile. Sources that match the regular expression after
# EXCLUDE are not the library's.
function(weft_room name)
  cmake_parse_arguments(ROOM "" "EXCLUDE" "DEPENDS;LIBRARIES" ${ARGN})
  set(source ${PROJECT_SOURCE_DIR}/${name})
  file(GLOB_RECURSE files CONFIGURE_DEPENDS ${source}/*.cpp ${source}/*.h)
  list(FILTER files EXCLUDE REGEX "/main\\.cpp$")
  if(ROOM_EXCLUDE)
    list(FILTER files EXCLUDE REGEX "${ROOM_EXCLUDE}")
  endif()
  add_library(weft_${name} STATIC ${files})
  add_library(weft::${name} ALIAS weft_${name})

  set(root ${PROJECT_BINARY_DIR}/rooms/${name})
  file(MAKE_DIRECTORY ${root})
  file(CREATE_LINK ${source} ${root}/${name} SYMBOLIC)
  target_include_directories(weft_${name} PUBLIC $<BUILD_INTERFACE:${root}>
                                                 $<INSTALL_INTERFACE:include/weft>)
  list(TRANSFORM ROOM_DEPENDS PREPEND weft::)
  target_link_libraries(weft_${name} PUBLIC ${ROOM_DEPENDS} ${ROOM_LIBRARIES}
                                     PRIVATE $<BUILD_INTERFACE:weft_compile_options>)
  set_target_properties(weft_${name} PROPERTIES EXPORT_NAME ${name})

  install(TARGETS weft_${name} EXPORT WeftTargets ARCHIVE DESTINATION lib/weft)
  install(DIRECTORY ${source}/ DESTINATION include/weft/${name} FILES_MATCHING PATTERN "*.h")
endfunction()
