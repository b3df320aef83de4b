#include "core/markdown/unlinked.h"

#include "core/markdown/document.h"

#include <QRegularExpression>

#include <algorithm>
#include <optional>

using namespace Qt::StringLiterals;

namespace brickwork {

namespace {

/// What a text says apart from the links that go: their words stand where the links do. Words that touch are
/// one, however many pieces the parse makes of them.
class Saying
{
public:
    Saying(const Document& document, const QStringList& addresses)
        : m_document(document), m_addresses(addresses)
    {
        walk(0);
    }

    [[nodiscard]] const QString& said() const { return m_said; }
    [[nodiscard]] int links() const { return m_links; }

private:
    void walk(int index)
    {
        const Node& node = m_document.at(index);
        if (node.kind == NodeKind::Link && m_addresses.contains(node.url)) {
            ++m_links;
            for (const int child : node.children)
                walk(child);
            return;
        }
        if (node.kind == NodeKind::Text) {
            m_said += node.text;
            return;
        }
        m_said +=
            u'\x1' + QString::number(static_cast<int>(node.kind)) + u'\x2' +
            QStringList{node.text, node.url, node.title, node.info, QString::number(node.level)}.join(u'\x2');
        for (const int child : node.children)
            walk(child);
        m_said += u'\x3';
    }

    const Document& m_document;
    const QStringList& m_addresses;
    QString m_said;
    int m_links = 0;
};

struct State
{
    QString said;
    int links = 0;
};

State stateOf(const QString& text, const QStringList& addresses)
{
    const Document document = parseMarkdown(text);
    const Saying saying(document, addresses);
    return {document.frontMatter.raw + saying.said(), saying.links()};
}

bool isEscaped(QStringView text, qsizetype at)
{
    qsizetype slashes = 0;
    while (at - slashes > 0 && text[at - slashes - 1] == u'\\')
        ++slashes;
    return slashes % 2 == 1;
}

/// The bracket that opens what `close` closes.
std::optional<qsizetype> openingOf(QStringView text, qsizetype close)
{
    int depth = 0;
    for (qsizetype at = close; at >= 0; --at) {
        if ((text[at] != u']' && text[at] != u'[') || isEscaped(text, at))
            continue;
        depth += text[at] == u']' ? 1 : -1;
        if (depth == 0)
            return at;
    }
    return {};
}

/// The bracket that closes what `open` opens; quoted titles and addresses between angles are passed over.
std::optional<qsizetype> closingOf(QStringView text, qsizetype open)
{
    int depth = 0;
    QChar quote;
    for (qsizetype at = open; at < text.size(); ++at) {
        const QChar c = text[at];
        if (isEscaped(text, at))
            continue;
        if (!quote.isNull()) {
            if (c == quote)
                quote = QChar();
        } else if ((c == u'"' || c == u'\'') && at > open && text[at - 1].isSpace()) {
            quote = c;
        } else if (c == u'(') {
            ++depth;
        } else if (c == u')' && --depth == 0) {
            return at;
        }
    }
    return {};
}

/// One past the rest of a link behind the label that ends at `close`; the label's own end if it is a
/// reference by itself.
qsizetype endOfLink(QStringView text, qsizetype close)
{
    const qsizetype next = close + 1;
    if (next < text.size() && text[next] == u'(') {
        const auto end = closingOf(text, next);
        return end ? *end + 1 : next;
    }
    if (next < text.size() && text[next] == u'[') {
        const qsizetype end = text.indexOf(u']', next);
        return end < 0 ? next : end + 1;
    }
    return next;
}

/// The text without one of the links, if there is one that can go.
std::optional<QString> withoutOne(const QString& text, const QStringList& addresses, const State& before)
{
    for (qsizetype close = text.indexOf(u']'); close >= 0; close = text.indexOf(u']', close + 1)) {
        const auto open = openingOf(text, close);
        if (!open || isEscaped(text, close))
            continue;
        const QString label = text.sliced(*open + 1, close - *open - 1);
        const QString without = text.first(*open) + label + text.sliced(endOfLink(text, close));
        const State after = stateOf(without, addresses);
        if (after.links == before.links - 1 && after.said == before.said)
            return without;
    }
    return {};
}

/// Definitions nothing refers to any more go with their lines.
QString withoutDefinitions(QString text, const QStringList& addresses, const State& before)
{
    static const QRegularExpression definition(u"^ {0,3}\\[[^\\]\\n]+\\]:[ \\t]*<?([^\\s>]+)>?[^\\n]*\\n?"_s,
                                               QRegularExpression::MultilineOption);
    qsizetype from = 0;
    for (auto match = definition.match(text, from); match.hasMatch(); match = definition.match(text, from)) {
        from = match.capturedEnd();
        if (!addresses.contains(match.captured(1)))
            continue;
        const QString without = text.first(match.capturedStart()) + text.sliced(match.capturedEnd());
        const State after = stateOf(without, addresses);
        if (after.links == before.links && after.said == before.said) {
            text = without;
            from = match.capturedStart();
        }
    }
    return text;
}

} // namespace

Unlinked withoutLinks(const QString& text, const QStringList& addresses)
{
    Unlinked result{.text = text, .left = {}};
    State state = stateOf(text, addresses);
    while (state.links > 0) {
        const auto without = withoutOne(result.text, addresses, state);
        if (!without)
            break;
        result.text = *without;
        --state.links;
    }
    result.text = withoutDefinitions(result.text, addresses, state);
    if (state.links == 0)
        return result;
    for (const Node& node : parseMarkdown(result.text).nodes) {
        if (node.kind == NodeKind::Link && addresses.contains(node.url) && !result.left.contains(node.url))
            result.left << node.url;
    }
    return result;
}

} // namespace brickwork
