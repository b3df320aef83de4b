#include "ui/editor/key_memory.h"

#include <QTextBlock>
#include <QTextDocument>

#include <algorithm>

namespace brickwork {

namespace {

bool stands(const KeyMemory::Partner& partner)
{
    return QStringView(partner.at.block().text())
        .sliced(partner.at.positionInBlock())
        .startsWith(partner.text);
}

} // namespace

KeyMemory::Partner* KeyMemory::partnerAt(const QTextCursor& cursor, QChar key)
{
    forgetPartners(cursor);
    const auto found = std::ranges::find_if(partners, [&](const Partner& partner) {
        return partner.at.position() == cursor.position() && (partner.key == key || partner.text == key);
    });
    return found == partners.end() ? nullptr : &*found;
}

void KeyMemory::forgetPartners(const QTextCursor& cursor)
{
    std::erase_if(partners, [&](const Partner& partner) {
        return partner.at.document() != cursor.document() || partner.at.block() != cursor.block() ||
               !stands(partner);
    });
}

} // namespace brickwork
