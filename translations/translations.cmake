# SPDX-License-Identifier: GPL-3.0-or-later
# The catalogues of the panel, compiled into the program as :/lineside/i18n/lineside_<code>.qm. The target
# update_translations reads all texts of QML and C++ anew; the English catalogue holds plural forms alone.
function(lineside_add_translations target)
    set(folder ${CMAKE_SOURCE_DIR}/translations)
    set(catalogues ${folder}/lineside_en.ts ${folder}/lineside_de.ts ${folder}/lineside_zh.ts)
    qt_add_lrelease(${target} TS_FILES ${catalogues} QM_FILES_OUTPUT_VARIABLE compiled)
    qt_add_resources(${target} lineside_translations PREFIX /lineside/i18n BASE ${CMAKE_CURRENT_BINARY_DIR}
        FILES ${compiled})
    add_custom_target(update_translations
        COMMAND Qt6::lupdate -no-obsolete -locations none -pluralonly ${CMAKE_SOURCE_DIR}/qml ${CMAKE_SOURCE_DIR}/app
                -ts ${folder}/lineside_en.ts
        COMMAND Qt6::lupdate -no-obsolete -locations none ${CMAKE_SOURCE_DIR}/qml ${CMAKE_SOURCE_DIR}/app
                -ts ${folder}/lineside_de.ts ${folder}/lineside_zh.ts
        VERBATIM)
endfunction()
