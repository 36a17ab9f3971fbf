# SPDX-License-Identifier: GPL-3.0-or-later
# Fails when a text of the panel has no translation: reads all texts anew into copies of the catalogues and looks for
# unfinished ones. Called with -DLUPDATE=, -DSOURCE=, -DWORK=; `update_translations` is the target that adds new texts.
file(MAKE_DIRECTORY ${WORK})
foreach(code de zh en)
    set(copy ${WORK}/lineside_${code}.ts)
    file(COPY_FILE ${SOURCE}/translations/lineside_${code}.ts ${copy})
    set(plurals "")
    if(code STREQUAL "en")
        set(plurals -pluralonly)
    endif()
    execute_process(COMMAND ${LUPDATE} -silent -no-obsolete -locations none ${plurals} ${SOURCE}/qml ${SOURCE}/app -ts ${copy}
                    COMMAND_ERROR_IS_FATAL ANY)
    file(READ ${copy} catalogue)
    string(REGEX MATCHALL "<source>[^<]*</source>[^<]*(<[a-z]*comment>[^<]*</[a-z]*comment>[^<]*)?<translation type=\"unfinished\"" missing "${catalogue}")
    string(REGEX REPLACE "<[^>]*>|<translation type=\"unfinished\"|\n" "" missing "${missing}")
    if(missing)
        message(SEND_ERROR "lineside_${code}.ts lacks: ${missing}")
    endif()
endforeach()
