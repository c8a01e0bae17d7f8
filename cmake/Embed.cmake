# weft_embed(TARGET VARIABLE HEADER FILES...): compiles text files into TARGET as
#   const std::vector<weft::EmbeddedFile>& weft::VARIABLE();
# which HEADER (hand-written, in the target's room) declares.
function(weft_embed target variable header)
  set(output ${CMAKE_CURRENT_BINARY_DIR}/${variable}.cpp)
  add_custom_command(
    OUTPUT ${output}
    COMMAND ${CMAKE_COMMAND} -DOUTPUT=${output} -DVARIABLE=${variable} -DHEADER=${header}
            "-DFILES=${ARGN}" -P ${PROJECT_SOURCE_DIR}/cmake/write_embedded.cmake
    DEPENDS ${ARGN} ${PROJECT_SOURCE_DIR}/cmake/write_embedded.cmake
    COMMENT "Embedding ${variable}"
    VERBATIM)
  target_sources(${target} PRIVATE ${output})
endfunction()
