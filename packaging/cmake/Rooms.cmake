# One room of the house = one static library that links only what the floors allow.

add_library(brickwork_flags INTERFACE)
target_compile_definitions(
    brickwork_flags
    INTERFACE QT_NO_KEYWORDS QT_NO_CAST_FROM_ASCII QT_NO_CAST_TO_ASCII QT_NO_URL_CAST_FROM_STRING
              QT_NO_NARROWING_CONVERSIONS_IN_CONNECT QT_NO_FOREACH QT_DISABLE_DEPRECATED_UP_TO=0x060800
)
target_compile_options(brickwork_flags INTERFACE -Wall -Wextra -Wpedantic -Wshadow=local -Wnon-virtual-dtor)
if(BRICKWORK_WERROR)
    target_compile_options(brickwork_flags INTERFACE -Werror)
endif()
if(BRICKWORK_SANITIZE)
    target_compile_options(brickwork_flags INTERFACE -fsanitize=address,undefined -fno-omit-frame-pointer
                                                     -fno-sanitize-recover=undefined)
    target_link_options(brickwork_flags INTERFACE -fsanitize=address,undefined)
endif()

# Two sets of precompiled headers serve all rooms and tests: without and with widgets.
file(WRITE "${CMAKE_BINARY_DIR}/precompiled.cpp" "// Carries the precompiled headers; holds nothing.\n")
add_library(bw_precompiled_core OBJECT "${CMAKE_BINARY_DIR}/precompiled.cpp")
target_link_libraries(bw_precompiled_core PRIVATE brickwork_flags Qt6::Core)
target_precompile_headers(
    bw_precompiled_core PRIVATE <QByteArray> <QDateTime> <QDir> <QFile> <QJsonArray> <QJsonDocument> <QJsonObject>
    <QObject> <QString> <QStringList> <QTimeZone> <algorithm> <expected> <functional> <map> <memory> <optional>
    <vector>
)
add_library(bw_precompiled_widgets OBJECT "${CMAKE_BINARY_DIR}/precompiled.cpp")
target_link_libraries(bw_precompiled_widgets PRIVATE brickwork_flags Qt6::Widgets)
target_precompile_headers(bw_precompiled_widgets PRIVATE <QtWidgets> <expected> <map> <memory> <optional> <vector>)

# brickwork_room(NAME [LINKS targets a user of the room may see] [PRIVATE targets only the room sees])
# Sources are the *.cpp and *.h of the folder that calls it; the target is bw_NAME.
function(brickwork_room name)
    cmake_parse_arguments(ROOM "" "PRECOMPILED" "LINKS;PRIVATE" ${ARGN})
    file(GLOB sources CONFIGURE_DEPENDS "${CMAKE_CURRENT_SOURCE_DIR}/*.cpp")
    file(GLOB headers CONFIGURE_DEPENDS "${CMAKE_CURRENT_SOURCE_DIR}/*.h")
    add_library(bw_${name} STATIC ${sources})
    target_sources(
        bw_${name} PUBLIC FILE_SET HEADERS BASE_DIRS "${PROJECT_SOURCE_DIR}" FILES ${headers}
    )
    target_link_libraries(bw_${name} PUBLIC brickwork_flags ${ROOM_LINKS} PRIVATE ${ROOM_PRIVATE})
    if(NOT ROOM_PRECOMPILED)
        set(ROOM_PRECOMPILED bw_precompiled_core)
    endif()
    target_precompile_headers(bw_${name} REUSE_FROM ${ROOM_PRECOMPILED})
endfunction()

# brickwork_widgets_room(NAME ...): the same, with the widget headers precompiled.
function(brickwork_widgets_room name)
    brickwork_room(${name} PRECOMPILED bw_precompiled_widgets ${ARGN})
    target_link_libraries(bw_${name} PUBLIC Qt6::Widgets)
endfunction()

# brickwork_test(FILE LABEL label [LINKS targets]): one Qt Test program, run without a display.
function(brickwork_test file)
    cmake_parse_arguments(TEST "" "LABEL" "LINKS" ${ARGN})
    get_filename_component(name "${file}" NAME_WE)
    add_executable(${name} "${file}")
    target_link_libraries(${name} PRIVATE brickwork_flags Qt6::Test ${TEST_LINKS})
    if("ui" IN_LIST TEST_LABEL)
        target_precompile_headers(${name} REUSE_FROM bw_precompiled_widgets)
    else()
        target_precompile_headers(${name} REUSE_FROM bw_precompiled_core)
    endif()
    add_test(NAME ${name} COMMAND ${name})
    set_tests_properties(
        ${name}
        PROPERTIES
            LABELS "${TEST_LABEL}" TIMEOUT 300
            ENVIRONMENT "QT_QPA_PLATFORM=offscreen;LC_ALL=C.UTF-8;QT_LOGGING_RULES=qt.qpa.*=false"
    )
endfunction()
