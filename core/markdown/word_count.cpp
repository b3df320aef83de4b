#include "core/markdown/word_count.h"

#include "core/markdown/tree_walk.h"

#include <unicode/brkiter.h>
#include <unicode/uchar.h>
#include <unicode/uscript.h>
#include <unicode/utext.h>

#include <algorithm>
#include <memory>

namespace brickwork {

namespace {

// What a character is to the rules WB4 to WB13 of UAX #29, as far as they concern the scripts counted without
// ICU.
enum class Part
{
    Letter,
    Digit,
    Joint,
    LetterJoint,
    DigitJoint,
    Underscore,
    Hyphen,
    Apostrophe,
    Break,
    Foreign
};

Part latinPart(char16_t c)
{
    if ((c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z'))
        return Part::Letter;
    if (c >= u'0' && c <= u'9')
        return Part::Digit;
    switch (c) {
    case u'_':
        return Part::Underscore;
    case u'-':
        return Part::Hyphen;
    case u'\'':
        return Part::Apostrophe;
    case u'.':
        return Part::Joint;
    case u',':
    case u';':
        return Part::DigitJoint;
    default:
        return c < 0x80 ? Part::Break : Part::Foreign;
    }
}

Part partOf(char16_t c)
{
    if (c < 0x80)
        return latinPart(c);
    if (c >= 0x00C0 && c <= 0x024F)
        return c == 0x00D7 || c == 0x00F7 ? Part::Break : Part::Letter;
    if ((c >= 0x0410 && c <= 0x044F) || c == 0x0401 || c == 0x0451)
        return Part::Letter;
    switch (c) {
    case 0x2019:
        return Part::Apostrophe;
    case 0x2010:
    case 0x2011:
        return Part::Hyphen;
    case 0x00AB:
    case 0x00BB:
    case 0x2013:
    case 0x2014:
    case 0x201C:
    case 0x201D:
    case 0x201E:
    case 0x2026:
    case 0xFFFC:
        return Part::Break;
    default:
        return Part::Foreign;
    }
}

// U+FF9E and U+FF9F are the voicing marks of the half-width kana before them.
bool isVoicingMark(char32_t c)
{
    return c == 0xFF9E || c == 0xFF9F;
}

bool isCounted(char32_t c)
{
    const auto mask = U_GET_GC_MASK(static_cast<UChar32>(c));
    return (mask & (U_GC_L_MASK | U_GC_N_MASK)) != 0;
}

bool isCjk(char32_t c)
{
    if (c < 0x2E80 || (c >= 0xAC00 && c <= 0xD7FF) || !isCounted(c) || isVoicingMark(c))
        return false;
    const auto code = static_cast<UChar32>(c);
    return uscript_hasScript(code, USCRIPT_HAN) || uscript_hasScript(code, USCRIPT_HIRAGANA) ||
           uscript_hasScript(code, USCRIPT_KATAKANA);
}

// Do these characters between two words make one word of them? Hyphens and apostrophes do, two hyphens are a
// dash.
class Bond
{
public:
    void reset() { m_state = State::Broken; }
    void word() { m_state = State::Touching; }
    void take(Part part)
    {
        if (part == Part::Apostrophe && m_state != State::Broken)
            m_state = State::Apostrophe;
        else if (part == Part::Hyphen && (m_state == State::Touching || m_state == State::Apostrophe))
            m_state = State::Hyphen;
        else
            m_state = State::Broken;
    }
    [[nodiscard]] bool holds() const { return m_state == State::Hyphen || m_state == State::Apostrophe; }

private:
    enum class State
    {
        Broken,
        Touching,
        Hyphen,
        Apostrophe
    };
    State m_state = State::Broken;
};

class Counter
{
public:
    int words(QStringView text);
    [[nodiscard]] int cjk() const { return m_cjk; }

private:
    void plainRun(QStringView run);
    void mixedRun(QStringView run);
    void foreignRun(QStringView run);
    void segment(QStringView segment);
    void found();

    std::unique_ptr<icu::BreakIterator> m_breaker; // made for the first text that needs it
    bool m_breakerFailed = false;
    Bond m_bond;
    int m_words = 0;
    int m_cjk = 0;
};

void Counter::found()
{
    if (!m_bond.holds())
        ++m_words;
    m_bond.word();
}

// Words never cross white space, so each run is judged alone; most runs need no ICU.
int Counter::words(QStringView text)
{
    m_words = 0;
    qsizetype i = 0;
    while (i < text.size()) {
        while (i < text.size() && text[i].isSpace())
            ++i;
        const qsizetype begin = i;
        bool plain = true;
        for (; i < text.size() && !text[i].isSpace(); ++i)
            plain = plain && partOf(text[i].unicode()) != Part::Foreign;
        const QStringView run = text.sliced(begin, i - begin);
        m_bond.reset();
        if (plain)
            plainRun(run);
        else
            mixedRun(run);
    }
    return m_words;
}

// UAX #29 for the characters partOf() knows.
void Counter::plainRun(QStringView run)
{
    const qsizetype size = run.size();
    const auto at = [&](qsizetype i) { return i < size ? partOf(run[i].unicode()) : Part::Break; };
    const auto isWordPart = [](Part part) {
        return part == Part::Letter || part == Part::Digit || part == Part::Underscore;
    };
    qsizetype i = 0;
    while (i < size) {
        if (!isWordPart(at(i))) {
            m_bond.take(at(i));
            ++i;
            continue;
        }
        bool counted = false;
        for (; isWordPart(at(i)); ++i) {
            const Part part = at(i);
            counted = counted || part != Part::Underscore;
            const Part joint = at(i + 1);
            const bool common = joint == Part::Joint || joint == Part::Apostrophe;
            if ((part == Part::Letter && common && at(i + 2) == Part::Letter) ||
                (part == Part::Digit && (common || joint == Part::DigitJoint) && at(i + 2) == Part::Digit))
                ++i;
        }
        if (counted)
            found();
        else
            m_bond.reset();
    }
}

// Takes out the characters that count one by one; the rest is ICU's.
void Counter::mixedRun(QStringView run)
{
    qsizetype begin = 0;
    qsizetype i = 0;
    while (i < run.size()) {
        char32_t c = run[i].unicode();
        qsizetype width = 1;
        if (run[i].isHighSurrogate() && i + 1 < run.size() && run[i + 1].isLowSurrogate()) {
            c = QChar::surrogateToUcs4(run[i], run[i + 1]);
            width = 2;
        }
        if (isCjk(c)) {
            foreignRun(run.sliced(begin, i - begin));
            m_bond.reset();
            ++m_words;
            ++m_cjk;
            begin = i + width;
        }
        i += width;
    }
    foreignRun(run.sliced(begin));
}

void Counter::foreignRun(QStringView run)
{
    if (run.isEmpty())
        return;
    UErrorCode status = U_ZERO_ERROR;
    if (!m_breaker && !m_breakerFailed) {
        m_breaker.reset(icu::BreakIterator::createWordInstance(icu::Locale::getRoot(), status));
        m_breakerFailed = U_FAILURE(status) || !m_breaker;
    }
    UText text = UTEXT_INITIALIZER;
    status = U_ZERO_ERROR;
    utext_openUChars(&text, run.utf16(), run.size(), &status);
    if (!m_breakerFailed)
        m_breaker->setText(&text, status);
    if (m_breakerFailed || U_FAILURE(status)) {
        segment(run); // without ICU's data a run is a word
    } else {
        int32_t begin = m_breaker->first();
        for (int32_t end = m_breaker->next(); end != icu::BreakIterator::DONE; end = m_breaker->next()) {
            segment(run.sliced(begin, end - begin));
            begin = end;
        }
    }
    utext_close(&text);
}

void Counter::segment(QStringView segment)
{
    for (const char32_t c : segment.toUcs4()) {
        if (isCounted(c) && !isVoicingMark(c)) {
            found();
            return;
        }
    }
    for (const QChar c : segment)
        m_bond.take(partOf(c.unicode()));
}

// "https://a.b" written bare: its text is its address.
bool isBareAddress(const std::vector<Node>& nodes, const Node& link)
{
    if (link.children.size() != 1)
        return false;
    const Node& child = nodes[static_cast<size_t>(link.children.front())];
    if (child.kind != NodeKind::Text || child.text.isEmpty() || !link.url.endsWith(child.text))
        return false;
    const QStringView scheme = QStringView(link.url).chopped(child.text.size());
    return scheme.isEmpty() || scheme == QLatin1StringView("http://") ||
           scheme == QLatin1StringView("https://") || scheme == QLatin1StringView("mailto:");
}

class TreeCounter
{
public:
    explicit TreeCounter(const std::vector<Node>& nodes) : m_nodes(nodes) {}
    WordCount count();

private:
    void countBlock(int index, bool quoted);
    [[nodiscard]] QString proseOf(int block);

    const std::vector<Node>& m_nodes;
    Counter m_counter;
    WordCount m_count;
};

WordCount TreeCounter::count()
{
    std::vector<std::pair<int, bool>> waiting{{0, false}};
    while (!waiting.empty()) {
        const auto [index, quotedAbove] = waiting.back();
        waiting.pop_back();
        const Node& node = m_nodes[static_cast<size_t>(index)];
        const bool quoted = quotedAbove || node.kind == NodeKind::BlockQuote;
        if (node.kind == NodeKind::CodeBlock)
            m_count.code += countRuns(node.text);
        else if (!node.children.empty() && isInline(m_nodes[static_cast<size_t>(node.children.front())].kind))
            countBlock(index, quoted);
        else
            for (const int child : node.children)
                waiting.emplace_back(child, quoted);
    }
    m_count.cjk = m_counter.cjk();
    return m_count;
}

void TreeCounter::countBlock(int index, bool quoted)
{
    const int words = m_counter.words(proseOf(index));
    if (m_nodes[static_cast<size_t>(index)].kind == NodeKind::Heading)
        m_count.headings += words;
    else if (quoted)
        m_count.quotes += words;
    else
        m_count.prose += words;
}

QString TreeCounter::proseOf(int block)
{
    QString text;
    walkNodes(m_nodes, block, [&](int index) {
        const Node& node = m_nodes[static_cast<size_t>(index)];
        switch (node.kind) {
        case NodeKind::Text:
            text += node.text;
            break;
        case NodeKind::SoftBreak:
        case NodeKind::LineBreak:
            text += u' ';
            break;
        case NodeKind::HtmlInline:
            if (isLineBreakTag(node.text))
                text += u' ';
            break;
        case NodeKind::Code:
            m_count.code += countRuns(node.text);
            [[fallthrough]];
        case NodeKind::FootnoteReference:
            text += QChar::ObjectReplacementCharacter;
            break;
        case NodeKind::Image:
            text += QChar::ObjectReplacementCharacter;
            return Descend::No;
        case NodeKind::Link:
            if (isBareAddress(m_nodes, node)) {
                text += QChar::ObjectReplacementCharacter;
                return Descend::No;
            }
            break;
        default:
            break;
        }
        return Descend::Yes;
    });
    return text;
}

} // namespace

WordCount countTree(const std::vector<Node>& nodes)
{
    return TreeCounter(nodes).count();
}

QList<QStringView> runsOf(QStringView text)
{
    QList<QStringView> runs;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const qsizetype begin = i;
        while (i < text.size() && !text[i].isSpace())
            ++i;
        if (i > begin)
            runs.append(text.sliced(begin, i - begin));
    }
    return runs;
}

int countRuns(QStringView text)
{
    int runs = 0;
    bool inside = false;
    for (const QChar c : text) {
        const bool space = c.isSpace();
        if (!space && !inside)
            ++runs;
        inside = !space;
    }
    return runs;
}

struct WordCounter::Parts
{
    Counter counter;
};

WordCounter::WordCounter() : m_parts(std::make_unique<Parts>()) {}

WordCounter::~WordCounter() = default;

int WordCounter::count(QStringView plain)
{
    return m_parts->counter.words(plain);
}

int countWords(QStringView plain, int* cjk)
{
    Counter counter;
    const int words = counter.words(plain);
    if (cjk)
        *cjk = counter.cjk();
    return words;
}

} // namespace brickwork
