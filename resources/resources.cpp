// SPDX-License-Identifier: GPL-3.0-or-later
// An object library needs one translation unit; the data is in the generated resource file.
