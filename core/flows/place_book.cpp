#include "core/flows/place_book.h"

#include "core/base/durable_file.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QtConcurrentRun>

#include <algorithm>
#include <chrono>
#include <utility>
#include <vector>

using namespace Qt::StringLiterals;

namespace brickwork {

namespace {
using namespace std::chrono_literals;

constexpr auto writeAfter = 2s;
constexpr qint64 mostBytes = 4LL * 1024 * 1024;

} // namespace

PlaceBook::PlaceBook(QString file, QObject* parent) : QObject(parent), m_file(std::move(file))
{
    m_soon.setSingleShot(true);
    m_soon.setInterval(writeAfter);
    connect(&m_soon, &QTimer::timeout, this, &PlaceBook::write);
    read();
}

PlaceBook::~PlaceBook()
{
    settle();
}

void PlaceBook::read()
{
    const auto bytes = readWhole(m_file, mostBytes);
    if (!bytes)
        return;
    const QJsonArray places = QJsonDocument::fromJson(*bytes).object().value("places"_L1).toArray();
    for (const auto& value : places) {
        const QJsonArray entry = value.toArray();
        const DraftId id{entry.at(0).toString()};
        const TextPlace place{.cursor = std::max(0, entry.at(1).toInt()),
                              .scroll = std::max(0, entry.at(2).toInt())};
        if (!id.isEmpty())
            m_places.insert(id, {.place = place, .turn = ++m_turn});
    }
}

std::optional<TextPlace> PlaceBook::of(const DraftId& id) const
{
    const auto found = m_places.constFind(id);
    return found == m_places.cend() ? std::nullopt : std::optional(found->place);
}

void PlaceBook::put(const DraftId& id, const TextPlace& place)
{
    if (id.isEmpty() || of(id) == place)
        return;
    m_places.insert(id, {.place = place, .turn = ++m_turn});
    change();
}

void PlaceBook::rename(const DraftId& from, const DraftId& to)
{
    const auto found = m_places.constFind(from);
    if (found == m_places.cend() || to.isEmpty())
        return;
    const TextPlace place = found->place;
    m_places.remove(from);
    m_places.insert(to, {.place = place, .turn = ++m_turn});
    change();
}

void PlaceBook::change()
{
    if (!m_soon.isActive())
        m_soon.start();
}

/// In the order in which they were left, so that reading them gives the same order.
QByteArray PlaceBook::bytes() const
{
    std::vector<std::pair<DraftId, Entry>> all(m_places.keyValueBegin(), m_places.keyValueEnd());
    std::ranges::sort(all, {}, [](const auto& entry) { return entry.second.turn; });
    const auto skipped = std::max<qsizetype>(0, static_cast<qsizetype>(all.size()) - most);
    QJsonArray places;
    for (auto entry = all.begin() + skipped; entry != all.end(); ++entry)
        places.append(QJsonArray{entry->first.value, entry->second.place.cursor, entry->second.place.scroll});
    return QJsonDocument(QJsonObject{{u"places"_s, places}}).toJson(QJsonDocument::Compact);
}

void PlaceBook::write()
{
    if (m_writing.isRunning())
        return m_soon.start();
    m_soon.stop();
    // A place that is lost costs a scroll: no reason to say anything.
    m_writing = QtConcurrent::run([file = m_file, bytes = bytes()] { (void) writeDurably(file, bytes); });
}

void PlaceBook::settle()
{
    m_writing.waitForFinished();
    if (m_soon.isActive())
        write();
    m_writing.waitForFinished();
}

} // namespace brickwork
