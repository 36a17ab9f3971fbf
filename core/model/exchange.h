// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace lineside {

/// One file that waits in the folder through which tables come and go.
struct ExchangeFile
{
    std::string name;
    std::uint64_t bytes = 0;
    std::int64_t changedMs = 0; ///< UTC
};

/// What lies there, newest first.
struct ExchangeListing
{
    std::string path; ///< of the folder, as a person would look for it
    std::vector<ExchangeFile> files{}; ///< tables alone
};

/// A table to be read by people on paper: every text as it shall stand there.
struct Report
{
    struct Column
    {
        std::string title;
        int share = 1; ///< of the width, beside the others
    };

    std::string title;
    std::vector<std::string> remarks{}; ///< below the title, a line each: which rows, made when and by whom
    std::vector<Column> columns{};
    std::vector<std::vector<std::string>> rows{}; ///< as many cells as columns
    std::string pageText{}; ///< "Page %1 of %2"
};

} // namespace lineside
