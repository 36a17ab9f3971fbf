// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/slicearchive.h"

#include <array>

namespace lineside {

namespace {

// Bygone slices have no base of their own any more.
constexpr std::string_view kMergeHours
    = "INSERT INTO hours(series_id, start, slice, count, min, max, sum)"
      " SELECT series_id, start, 0, count, min, max, sum FROM hours WHERE slice > 0 AND slice = ?"
      " ON CONFLICT(series_id, start, slice) DO UPDATE SET count = count + excluded.count, min = min(min, "
      "excluded.min),"
      " max = max(max, excluded.max), sum = coalesce(sum + excluded.sum, 0)";

} // namespace

Result<void> SliceArchive::add(const SliceInfo &slice)
{
    auto attach = m_state.prepare("ATTACH DATABASE ? AS slice");
    if (!attach)
        return Unexpected(attach.error());
    if (auto attached = attach->bind(slice.path).execute(); !attached)
        return attached;
    auto copied = copyHours(slice);
    const auto detached = m_state.execute("DETACH DATABASE slice");
    return copied ? detached : copied;
}

// Nothing is written to the slice: the transaction is begun deferred and only reads there.
Result<void> SliceArchive::copyHours(const SliceInfo &slice)
{
    const std::string base = std::to_string(slice.base);
    const std::array<std::string, 3> steps{
        "DELETE FROM main.hours WHERE slice > 0 AND slice = " + base,
        "INSERT OR IGNORE INTO main.hour_series(device_id, sensor_type, unit)"
        " SELECT DISTINCT device_id, sensor_type, unit FROM slice.series",
        "INSERT INTO main.hours(series_id, start, slice, count, min, max, sum) SELECT n.id, h.start, " + base
            + ", sum(h.count), min(h.min), max(h.max), coalesce(sum(h.sum), 0) FROM slice.hours h"
              " JOIN slice.series s ON s.id = h.series_id JOIN main.hour_series n"
              " ON n.device_id = s.device_id AND n.sensor_type = s.sensor_type AND n.unit = s.unit GROUP BY n.id, "
              "h.start",
    };
    auto transaction = Transaction::begin(m_state, Transaction::Kind::Deferred);
    if (!transaction)
        return Unexpected(transaction.error());
    for (const auto &step : steps) {
        if (auto done = m_state.execute(step); !done)
            return done;
    }
    if (auto listed = list(slice); !listed)
        return listed;
    return transaction->commit();
}

Result<void> SliceArchive::list(const SliceInfo &slice)
{
    auto statement
        = m_state.prepare("INSERT OR REPLACE INTO slices(base, name, inode, day, last_sequence, first_arrival,"
                          " last_arrival, merged) VALUES(?, ?, ?, ?, ?, ?, ?, 0)");
    if (!statement)
        return Unexpected(statement.error());
    statement->bind(slice.base).bind(fileName(slice.path)).bind(inodeOf(slice.path)).bind(slice.day);
    return statement->bind(slice.lastSequence).bind(slice.firstArrivalMs).bind(slice.lastArrivalMs).execute();
}

Result<std::vector<ArchivedSlice>> SliceArchive::load()
{
    auto rows = m_state.prepare("SELECT base, last_sequence, day, first_arrival, last_arrival, name, inode, merged"
                                " FROM slices");
    if (!rows)
        return Unexpected(rows.error());
    if (auto done = rows->execute(); !done)
        return Unexpected(done.error());
    std::vector<ArchivedSlice> slices;
    while (rows->next()) {
        const SliceInfo info{
            {}, rows->natural(0), rows->natural(1), rows->integer(2), rows->integer(3), rows->integer(4), 0};
        slices.push_back({info, rows->text(5), rows->natural(6), rows->integer(7) != 0});
    }
    return slices;
}

Result<void> SliceArchive::renewInodes(const std::vector<SliceFile> &files)
{
    auto renew = m_state.prepare("UPDATE slices SET inode = ? WHERE name = ?");
    if (!renew)
        return Unexpected(renew.error());
    for (const SliceFile &file : files) {
        if (auto done = renew->bind(file.inode).bind(fileName(file.path)).execute(); !done)
            return done;
    }
    return {};
}

Result<void> SliceArchive::merge(std::uint64_t base)
{
    auto transaction = Transaction::begin(m_state);
    if (!transaction)
        return Unexpected(transaction.error());
    if (auto done = m_state.execute("DELETE FROM slices WHERE merged = 1"); !done)
        return done;
    for (const auto sql : {kMergeHours, std::string_view("DELETE FROM hours WHERE slice > 0 AND slice = ?"),
                           std::string_view("UPDATE slices SET merged = 1 WHERE base = ?")}) {
        auto statement = m_state.prepare(sql);
        if (!statement)
            return Unexpected(statement.error());
        if (auto done = statement->bind(base).execute(); !done)
            return done;
    }
    return transaction->commit();
}

} // namespace lineside
