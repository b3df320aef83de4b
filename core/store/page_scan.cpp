#include "core/store/page_scan.h"

#include <QJsonDocument>
#include <QSet>
#include <QStringDecoder>
#include <QtEndian>

#include <variant>

namespace brickwork {

using namespace Qt::StringLiterals;

namespace {

constexpr uchar leafOfTable = 0x0D;
constexpr size_t eventColumns = 11;
constexpr qsizetype largestRow = 64LL * 1024 * 1024;

using Value = std::variant<std::monostate, qint64, QByteArray>;

/// Reads big-endian numbers within bounds; past the end it fails for good.
class Reader
{
public:
    explicit Reader(QByteArrayView bytes, qsizetype at = 0) : m_bytes(bytes), m_at(at) {}

    [[nodiscard]] bool failed() const { return m_failed; }
    [[nodiscard]] qsizetype at() const { return m_at; }

    QByteArrayView take(qsizetype count)
    {
        if (m_failed || count < 0 || m_at < 0 || count > m_bytes.size() - m_at) {
            m_failed = true;
            return {};
        }
        const QByteArrayView taken = m_bytes.sliced(m_at, count);
        m_at += count;
        return taken;
    }

    quint64 fixed(int bytes)
    {
        quint64 value = 0;
        for (const char byte : take(bytes))
            value = value << 8 | static_cast<uchar>(byte);
        return value;
    }

    quint64 varint()
    {
        quint64 value = 0;
        for (int i = 0; i < 8; ++i) {
            const quint64 byte = fixed(1);
            value = value << 7 | (byte & 0x7F);
            if ((byte & 0x80) == 0)
                return value;
        }
        return value << 8 | fixed(1);
    }

private:
    QByteArrayView m_bytes;
    qsizetype m_at = 0;
    bool m_failed = false;
};

struct Geometry
{
    qsizetype page = 4096;
    qsizetype usable = 4096;
};

Geometry geometryOf(QByteArrayView file)
{
    Reader header(file, 16);
    const auto stated = static_cast<qsizetype>(header.fixed(2));
    const qsizetype page = stated == 1 ? 65536 : stated;
    header.take(2);
    const auto reserved = static_cast<qsizetype>(header.fixed(1));
    const bool sensible = page >= 512 && (page & (page - 1)) == 0 && page - reserved >= 480;
    return sensible && !header.failed() ? Geometry{page, page - reserved} : Geometry{};
}

/// The payload of a table leaf's cell, overflow pages included; empty if it leads out of the file.
QByteArray payloadAt(QByteArrayView file, const Geometry& geometry, qsizetype cell)
{
    Reader reader(file, cell);
    const quint64 size = reader.varint();
    reader.varint(); // the row's number
    if (reader.failed() || size > static_cast<quint64>(largestRow))
        return {};
    const auto whole = static_cast<qsizetype>(size);
    const qsizetype most = geometry.usable - 35;
    if (whole <= most)
        return reader.take(whole).toByteArray();
    const qsizetype least = (geometry.usable - 12) * 32 / 255 - 23;
    const qsizetype kept = least + (whole - least) % (geometry.usable - 4);
    QByteArray payload = reader.take(kept <= most ? kept : least).toByteArray();
    auto next = static_cast<qsizetype>(reader.fixed(4));
    while (payload.size() < whole && next > 0 && !reader.failed()) {
        reader = Reader(file, (next - 1) * geometry.page);
        next = static_cast<qsizetype>(reader.fixed(4));
        payload += reader.take(std::min(whole - payload.size(), geometry.usable - 4));
    }
    return payload.size() == whole ? payload : QByteArray();
}

Value valueOf(quint64 type, Reader& content)
{
    static constexpr std::array<int, 7> widths{0, 1, 2, 3, 4, 6, 8};
    if (type == 8 || type == 9)
        return static_cast<qint64>(type - 8);
    if (type >= 1 && type <= 6) {
        const int bits = widths[type] * 8;
        const quint64 raw = content.fixed(widths[type]);
        return static_cast<qint64>(raw << (64 - bits)) >> (64 - bits); // sign-extended
    }
    if (type >= 12)
        return content.take(static_cast<qsizetype>((type - 12) / 2)).toByteArray();
    return {};
}

std::vector<Value> recordOf(const QByteArray& payload)
{
    Reader header(payload);
    const auto headerSize = static_cast<qsizetype>(header.varint());
    Reader content(payload, headerSize);
    std::vector<Value> values;
    while (!header.failed() && header.at() < headerSize && values.size() < 64) {
        const quint64 type = header.varint();
        if (type > static_cast<quint64>(largestRow) * 2)
            return {};
        values.push_back(valueOf(type, content));
    }
    return header.failed() || content.failed() ? std::vector<Value>() : values;
}

QString textOf(const Value& value)
{
    const auto* bytes = std::get_if<QByteArray>(&value);
    if (bytes == nullptr)
        return {};
    QStringDecoder decoder(QStringDecoder::Utf8);
    QString text = decoder(*bytes);
    return decoder.hasError() ? QString() : text;
}

qint64 numberOf(const Value& value)
{
    const auto* number = std::get_if<qint64>(&value);
    return number != nullptr ? *number : -1;
}

/// A row of eleven columns that begins with an id: of the event table and no other.
bool looksLikeEvent(const std::vector<Value>& row)
{
    return row.size() >= eventColumns && textOf(row[0]).size() == 36 &&
           std::holds_alternative<QByteArray>(row[8]);
}

Result<Event> eventOf(const std::vector<Value>& row)
{
    const Event event{{textOf(row[0])},
                      {numberOf(row[1])},
                      {textOf(row[2])},
                      {{numberOf(row[3])}, textOf(row[4]), {static_cast<int>(numberOf(row[5]))}},
                      textOf(row[6]),
                      textOf(row[7]),
                      QJsonDocument::fromJson(textOf(row[8]).toUtf8()).object()};
    if (numberOf(row[9]) != qint64{checksumOf(event)})
        return fail(ErrorCode::Damaged, {});
    return eventFromJson(toJson(event)); // the same door as for a journal's line
}

} // namespace

PageScan scanPages(QByteArrayView file)
{
    PageScan scan;
    QSet<QString> seen;
    const Geometry geometry = geometryOf(file);
    for (qsizetype start = 0; start < file.size(); start += geometry.page) {
        Reader page(file, start == 0 ? 100 : start);
        if (page.fixed(1) != leafOfTable)
            continue;
        page.take(2);
        const auto cells = static_cast<qsizetype>(page.fixed(2));
        page.take(3);
        for (qsizetype i = 0; i < cells && i < geometry.page / 2 && !page.failed(); ++i) {
            const qsizetype cell = start + static_cast<qsizetype>(page.fixed(2));
            const auto row = recordOf(payloadAt(file, geometry, cell));
            if (!looksLikeEvent(row))
                continue;
            auto event = eventOf(row);
            if (!event)
                ++scan.unreadable;
            else if (!seen.contains(event->id.value)) {
                seen.insert(event->id.value);
                scan.events.push_back(std::move(*event));
            }
        }
    }
    return scan;
}

} // namespace brickwork
