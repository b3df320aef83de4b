#include "ui/editor/cut_book.h"

using namespace Qt::StringLiterals;

namespace brickwork {

namespace {

/// A clipboard may hand lines back with the ends of its own system.
QString plain(QString text)
{
    return text.replace("\r\n"_L1, "\n"_L1);
}

} // namespace

void CutBook::note(const QString& text)
{
    if (text.isEmpty())
        return;
    m_cuts.append(plain(text));
    if (m_cuts.size() > remembered)
        m_cuts.removeFirst();
}

bool CutBook::take(const QString& text)
{
    const qsizetype at = m_cuts.lastIndexOf(plain(text));
    if (at < 0)
        return false;
    m_cuts.removeAt(at);
    return true;
}

} // namespace brickwork
