// The last texts cut out of any draft: putting one down again is moving it, not pasting. It outlives the
// drafts that are shown and knows none of them.
#pragma once

#include <QStringList>

namespace brickwork {

class CutBook
{
public:
    static constexpr qsizetype remembered = 20;

    void note(const QString& text);
    /// True if the text was cut and has not been put down since: it is forgotten now. A second copy of it is
    /// a copy.
    [[nodiscard]] bool take(const QString& text);

private:
    QStringList m_cuts; ///< the newest last
};

} // namespace brickwork
