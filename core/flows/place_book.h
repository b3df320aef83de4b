// Where the writer was in each draft, so that every one opens there again: kept in memory, written to one
// file off the GUI thread a moment after it changed. What cannot be read or written is forgotten without a
// word; it knows no widgets and no texts.
#pragma once

#include "core/base/ids.h"

#include <QFuture>
#include <QHash>
#include <QObject>
#include <QTimer>

#include <optional>

namespace brickwork {

struct TextPlace
{
    int cursor = 0; ///< in UTF-16 units
    int scroll = 0;
    friend bool operator==(const TextPlace&, const TextPlace&) = default;
};

class PlaceBook final : public QObject
{
    Q_OBJECT

public:
    static constexpr qsizetype most = 2'000; ///< drafts; those left longest ago are forgotten

    /// `file` need not exist.
    explicit PlaceBook(QString file, QObject* parent = nullptr);
    /// Writes what was not written yet.
    ~PlaceBook() override;

    [[nodiscard]] std::optional<TextPlace> of(const DraftId& id) const;
    void put(const DraftId& id, const TextPlace& place);
    void rename(const DraftId& from, const DraftId& to);
    /// Returns once it is on the disk, or refused by it.
    void settle();

private:
    struct Entry
    {
        TextPlace place;
        qint64 turn = 0; ///< counts on: the higher, the later
    };
    void read();
    void change();
    void write();
    [[nodiscard]] QByteArray bytes() const;

    QString m_file;
    QHash<DraftId, Entry> m_places;
    qint64 m_turn = 0;
    QTimer m_soon;
    QFuture<void> m_writing;
};

} // namespace brickwork
