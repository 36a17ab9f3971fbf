// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QThread>

/// First line of every thread-bound function: it must run on the thread its object lives on. A failed check is our own
/// bug, so it asserts in debug builds and costs nothing in release.
#define LINESIDE_ASSERT_THREAD(object) Q_ASSERT((object)->thread() == QThread::currentThread())
