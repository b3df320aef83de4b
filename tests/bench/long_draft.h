// A long draft as writers have them, made anew each time and always the same: headings, paragraphs, lists,
// quotes, code, links and emphasis.
#pragma once

#include <QString>
#include <QStringList>

#include <random>

namespace brickwork::bench {

class LongDraft
{
public:
    /// At least `size` characters (all of one byte): some 2,800 top-level blocks a million.
    [[nodiscard]] static QString of(qsizetype size)
    {
        LongDraft draft;
        draft.m_text = QStringLiteral("# A long draft\n\n");
        for (int block = 0; draft.m_text.size() < size; ++block)
            draft.block(block);
        return draft.m_text;
    }

private:
    void block(int number)
    {
        switch (number % 12) {
        case 0:
            m_text += QStringLiteral("## ") + sentence(4) + u'\n';
            break;
        case 4:
            for (int item = 1; item <= 4; ++item)
                m_text += QStringLiteral("%1. %2\n").arg(item).arg(sentence(12));
            break;
        case 7:
            m_text += QStringLiteral("> ") + sentence(30) + u'\n';
            break;
        case 9:
            m_text += QStringLiteral("```cpp\nfor (int i = %1; i < limit; ++i)\n    stack(bricks[i]); // one "
                                     "a day\n```\n")
                          .arg(number);
            break;
        default:
            for (int i = 0; i < 5; ++i)
                m_text += sentence(17) + (i < 4 ? u' ' : u'\n');
        }
        m_text += u'\n';
    }

    QString sentence(int count)
    {
        QString said;
        for (int i = 0; i < count; ++i) {
            QString word = m_words.at(static_cast<qsizetype>(m_random() % m_words.size()));
            if (i == 0)
                word[0] = word.at(0).toUpper();
            switch (m_random() % 60) {
            case 0:
                word = QStringLiteral("**%1**").arg(word);
                break;
            case 1:
                word = QStringLiteral("_%1_").arg(word);
                break;
            case 2:
                word = QStringLiteral("[%1](https://example.org/%2)").arg(word).arg(m_random() % 1000);
                break;
            case 3:
                word = QStringLiteral("`%1()`").arg(word);
                break;
            default:
                break;
            }
            said += (i > 0 ? QStringLiteral(" ") : QString()) + word;
        }
        return said + u'.';
    }

    QStringList m_words =
        QStringLiteral(
            "a brick each day in the same direction makes a wall that nobody expected least of all "
            "the one who laid it and writing in public is how others learn to find the door")
            .split(u' ');
    std::mt19937 m_random{20};
    QString m_text;
};

} // namespace brickwork::bench
