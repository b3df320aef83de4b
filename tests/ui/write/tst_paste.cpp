// Pasting and dropping on the Write page: HTML becomes Markdown where it says more than its words, an address
// on a selection a link, files and pictures an offer; each one step of undo, and never at the cost of a
// character.
#include "core/markdown/html.h"
#include "ui/editor/editor.h"
#include "ui/theme/theme.h"
#include "ui/write/put_files.h"
#include "ui/write/write_page.h"

#include <QAction>
#include <QClipboard>
#include <QDropEvent>
#include <QGuiApplication>
#include <QLabel>
#include <QMimeData>
#include <QSignalSpy>
#include <QTest>
#include <QUrl>

using namespace Qt::StringLiterals;
using namespace brickwork;

namespace {

constexpr int soon = 20'000;

EditorState draft(const QString& text)
{
    return {.id = DraftId{u"a.md"_s},
            .untitled = false,
            .text = text,
            .readOnlyReason = {},
            .plain = false,
            .cursor = 0,
            .scroll = 0,
            .folder = {}};
}

struct Clip
{
    QString plain;
    QString html = {};
    QList<QUrl> urls = {};
    QImage picture = {};
    QString other = {}; ///< another format that it has
};

QMimeData* mimeOf(const Clip& clip)
{
    auto* data = new QMimeData;
    if (!clip.plain.isEmpty())
        data->setText(clip.plain);
    if (!clip.html.isEmpty())
        data->setHtml(clip.html);
    if (!clip.urls.isEmpty())
        data->setUrls(clip.urls);
    if (!clip.picture.isNull())
        data->setImageData(clip.picture);
    if (!clip.other.isEmpty())
        data->setData(clip.other, clip.plain.toUtf8());
    return data;
}

/// "|" is the cursor, "«" and "»" are the ends of the selection.
struct Desk
{
    Desk(Theme& theme, const QString& drawn) : page(theme), put(&page, &WritePage::filesPut)
    {
        page.resize(1000, 640);
        page.show();
        editor = page.findChild<Editor*>(u"editor"_s);
        QString text = drawn;
        qsizetype from = text.indexOf(u'«');
        if (from < 0)
            from = text.indexOf(u'|');
        text.remove(u'«');
        qsizetype to = text.indexOf(u'»');
        if (to < 0)
            to = from;
        text.remove(u'»').remove(u'|');
        page.showDraft(draft(text));
        QTextCursor cursor = editor->textCursor();
        cursor.setPosition(static_cast<int>(from));
        cursor.setPosition(static_cast<int>(to), QTextCursor::KeepAnchor);
        editor->setTextCursor(cursor);
        editor->setFocus();
        QVERIFY(QTest::qWaitForWindowActive(&page));
    }
    void paste(const Clip& clip) const
    {
        QGuiApplication::clipboard()->setMimeData(mimeOf(clip));
        QTest::keyClick(editor, Qt::Key_V, Qt::ControlModifier);
    }
    void pastePlain(const Clip& clip) const
    {
        QGuiApplication::clipboard()->setMimeData(mimeOf(clip));
        QTest::keyClick(editor, Qt::Key_V, Qt::ControlModifier | Qt::ShiftModifier);
    }
    void drop(const Clip& clip) const { drop(clip, editor->textCursor().position()); }
    void drop(const Clip& clip, int position) const
    {
        const std::unique_ptr<QMimeData> data(mimeOf(clip));
        QTextCursor at = editor->textCursor();
        at.setPosition(position);
        const QPoint place = editor->cursorRect(at).center();
        QDragEnterEvent enter(place, Qt::CopyAction, data.get(), Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(editor->viewport(), &enter);
        QDropEvent event(QPointF(place), Qt::CopyAction, data.get(), Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(editor->viewport(), &event);
    }
    void undo() const { QTest::keyClick(editor, Qt::Key_Z, Qt::ControlModifier); }
    void trigger(const QString& text) const
    {
        for (QAction* action : page.actions()) {
            if (action->text().remove(u'&') == text)
                return action->trigger();
        }
        QFAIL(qPrintable(u"no command "_s + text));
    }
    /// The text with its cursor or selection drawn in.
    [[nodiscard]] QString drawn() const
    {
        QString text = page.text();
        const QTextCursor cursor = editor->textCursor();
        if (!cursor.hasSelection())
            return text.insert(cursor.position(), u'|');
        return text.insert(cursor.selectionEnd(), u'»').insert(cursor.selectionStart(), u'«');
    }
    [[nodiscard]] PutFiles offered()
    {
        return put.isEmpty() ? PutFiles() : put.takeFirst().at(0).value<PutFiles>();
    }
    [[nodiscard]] const QWidget* hint() const { return page.findChild<QWidget*>(u"altTextHint"_s); }

    WritePage page;
    QSignalSpy put;
    Editor* editor = nullptr;
};

QImage square()
{
    QImage picture(8, 8, QImage::Format_RGB32);
    picture.fill(1);
    return picture;
}

} // namespace

class TestPaste : public QObject
{
    Q_OBJECT

    Theme m_theme;

private Q_SLOTS:
    void initTestCase() { m_theme.apply(); }

    void pastingMakesOfAClipboardWhatItMeans_data();
    void pastingMakesOfAClipboardWhatItMeans();
    void everyPasteIsOneStepOfUndo_data();
    void everyPasteIsOneStepOfUndo();
    void plainlyPastedTextIsAsItWas();
    void whatATextCannotCarryIsLeftOut();
    void pastedWordsAreThoseOfTheMarkdown();
    void footnotesGoOnFromThoseOfTheDraft();
    void aLongPageIsReadWhileOneTypes();
    void aDraftThatMayNotBeEditedStaysAsItIs();
    void htmlThatIsDroppedBecomesMarkdown();
    void copyingAsHtmlGivesBoth();
    void filesAndPicturesAreOffered();
    void aLinkedPictureAsksForItsWords();
    void aPictureGoesWhereItIsDropped();
    void enterKeepsTheWordsAndGoesOn();
    void escapeGoesOnWithout();
    void severalPicturesAreDescribedOneByOne();
    void bracketsInADescriptionDoNotEndIt();
    void goingElsewhereEndsTheAsking();
    void aDraftThatGoesWhileAskingTakesTheAskingAlong();
    void whatIsTypedMeanwhileStaysWhereItIs();
    void anotherDraftIsNotTouched();
    void pathsAreWrittenAsLinksTakeThem_data();
    void pathsAreWrittenAsLinksTakeThem();
};

void TestPaste::pastingMakesOfAClipboardWhatItMeans_data()
{
    QTest::addColumn<QString>("before");
    QTest::addColumn<QString>("plain");
    QTest::addColumn<QString>("html");
    QTest::addColumn<QString>("after");
    const auto row = [](const char* name, const QString& before, const QString& plain, const QString& html,
                        const QString& after) { QTest::newRow(name) << before << plain << html << after; };
    const QString url = u"https://e.org/a_(b)"_s;
    row("words", u"a |b"_s, u"new"_s, {}, u"a new|b"_s);
    row("words in bold", u"a |b"_s, u"new"_s, u"<b>new</b>"_s, u"a **new**|b"_s);
    row("words that are only coloured", u"a |"_s, u"1 * 2 * 3"_s,
        u"<span style='color:red'>1 * 2 * 3</span>"_s, u"a 1 * 2 * 3|"_s);
    row("an address on a selection", u"see «the page» now"_s, url, {},
        u"see [the page](https://e.org/a_(b))| now"_s);
    row("an address with its own HTML on a selection", u"see «it»"_s, url,
        u"<a href='https://e.org/a_(b)'>https://e.org/a_(b)</a>"_s, u"see [it](https://e.org/a_(b))|"_s);
    row("an address without a selection", u"see |"_s, url, {}, u"see https://e.org/a_(b)|"_s);
    row("an address on a selection with blanks at its ends", u"see« it »now"_s, u"https://e.org"_s, {},
        u"see [it](https://e.org)| now"_s);
    row("an address on bold words", u"see «**it**»"_s, u"https://e.org"_s, {},
        u"see [**it**](https://e.org)|"_s);
    row("an address on a word in bold words", u"**see «it»**"_s, u"https://e.org"_s, {},
        u"**see [it](https://e.org)|**"_s);
    row("an address on another", u"see «https://old.example»"_s, u"https://e.org"_s, {},
        u"see https://e.org|"_s);
    row("an address on the target of a link", u"[it](«https://old.example»)"_s, u"https://e.org"_s, {},
        u"[it](https://e.org|)"_s);
    row("an address on the words of a link", u"[«it»](https://old.example)"_s, u"https://e.org"_s, {},
        u"[https://e.org|](https://old.example)"_s);
    row("an address in code", u"`«it»`"_s, u"https://e.org"_s, {}, u"`https://e.org|`"_s);
    row("an address in a block of code", u"```\n«it»\n```"_s, u"https://e.org"_s, {},
        u"```\nhttps://e.org|\n```"_s);
    row("an address over two lines", u"«a\nb»"_s, u"https://e.org"_s, {}, u"https://e.org|"_s);
    row("HTML in a block of code", u"```\n|\n```"_s, u"new"_s, u"<b>new</b>"_s, u"```\nnew|\n```"_s);
    row("HTML in code", u"`a |`"_s, u"new"_s, u"<b>new</b>"_s, u"`a new|`"_s);
    row("HTML in front matter", u"---\ntitle: |\n---\n"_s, u"new"_s, u"<b>new</b>"_s,
        u"---\ntitle: new|\n---\n"_s);
    row("blocks inside a line", u"one |two"_s, u"x"_s, u"<h2>A</h2><p>b</p>"_s,
        u"one \n\n## A\n\nb\n\n|two"_s);
    row("blocks on an empty line", u"one\n\n|\n\ntwo"_s, u"x"_s, u"<h2>A</h2><p>b</p>"_s,
        u"one\n\n## A\n\nb|\n\ntwo"_s);
    row("a list right below a line", u"one\n|"_s, u"x"_s, u"<ul><li>a</li><li>b</li></ul>"_s,
        u"one\n\n- a\n- b|"_s);
    row("paragraphs in a quotation", u"> |"_s, u"x"_s, u"<p>a</p><p>b</p>"_s, u"> a\n>\n> b|"_s);
    row("paragraphs in an item", u"1. |"_s, u"x"_s, u"<p>a</p><p>b</p>"_s, u"1. a\n\n   b|"_s);
    row("Markdown of another program", u"|"_s, u"**a**"_s, u"<p><strong>b</strong></p>"_s, u"**b**|"_s);
}

void TestPaste::pastingMakesOfAClipboardWhatItMeans()
{
    QFETCH(const QString, before);
    QFETCH(const QString, plain);
    QFETCH(const QString, html);
    QFETCH(const QString, after);
    const Desk desk(m_theme, before);
    desk.paste({.plain = plain, .html = html});
    QCOMPARE(desk.drawn(), after);
}

void TestPaste::everyPasteIsOneStepOfUndo_data()
{
    QTest::addColumn<QString>("plain");
    QTest::addColumn<QString>("html");
    QTest::newRow("words") << u"some words"_s << QString();
    QTest::newRow("an address") << u"https://e.org"_s << QString();
    QTest::newRow("HTML") << u"x"_s << u"<h1>A</h1><ul><li>b</li></ul>"_s;
}

void TestPaste::everyPasteIsOneStepOfUndo()
{
    QFETCH(const QString, plain);
    QFETCH(const QString, html);
    const Desk desk(m_theme, u"one |"_s);
    QTest::keyClicks(desk.editor, u"two"_s);
    QTextCursor cursor = desk.editor->textCursor();
    cursor.select(QTextCursor::WordUnderCursor);
    desk.editor->setTextCursor(cursor);
    desk.paste({.plain = plain, .html = html});
    QVERIFY(desk.page.text() != u"one two"_s);
    desk.undo();
    QCOMPARE(desk.page.text(), u"one two"_s);
}

void TestPaste::plainlyPastedTextIsAsItWas()
{
    const Desk desk(m_theme, u"«it»"_s);
    desk.pastePlain({.plain = u"https://e.org"_s, .html = u"<b>https://e.org</b>"_s});
    QCOMPARE(desk.drawn(), u"https://e.org|"_s);
    desk.pastePlain({.plain = u" *a*\u00a0b\tc"_s, .html = u"<b>x</b>"_s});
    QCOMPARE(desk.page.text(), u"https://e.org *a*\u00a0b\tc"_s);
    const Desk own(m_theme, u"|"_s);
    own.paste({.plain = u"**a**"_s, .html = u"<p>other</p><p>words</p>"_s, .other = u"text/markdown"_s});
    QCOMPARE(own.page.text(), u"**a**"_s);
}

void TestPaste::whatATextCannotCarryIsLeftOut()
{
    const Desk desk(m_theme, u"|"_s);
    desk.paste({.plain = u"a\r\nb\rc"_s + QChar(u'\0') + u"d\ufdd0\u2028e"_s});
    QCOMPARE(desk.page.text(), u"a\nb\ncd\u2028e"_s);
}

void TestPaste::pastedWordsAreThoseOfTheMarkdown()
{
    Desk desk(m_theme, u"|"_s);
    QSignalSpy words(&desk.page, &WritePage::wordsChanged);
    desk.paste({.plain = u"one two three"_s, .html = u"<ul><li>one <b>two</b></li><li>three</li></ul>"_s});
    QCOMPARE(words.size(), 1);
    QCOMPARE(words.first().at(0).value<WordSource>(), WordSource::Pasted);
    QCOMPARE(words.first().at(1).value<WordChange>(), (WordChange{.added = 3, .removed = 0}));
}

void TestPaste::footnotesGoOnFromThoseOfTheDraft()
{
    const Desk desk(m_theme, u"|\n\nOld[^2].\n\n[^2]: Note."_s);
    desk.paste({.plain = u"x"_s, .html = renderHtml(u"New[^a].\n\n[^a]: Its note."_s)});
    QVERIFY2(desk.page.text().startsWith(u"New[^3].\n\n[^3]: Its note.\n\nOld[^2]."_s),
             qPrintable(desk.page.text()));
}

void TestPaste::aLongPageIsReadWhileOneTypes()
{
    const Desk desk(m_theme, u"one | two"_s);
    QString html;
    for (int i = 0; i < 20'000; ++i)
        html += u"<p>Paragraph <b>%1</b></p>"_s.arg(i);
    desk.paste({.plain = u"x"_s, .html = html});
    QTest::keyClicks(desk.editor, u"typed"_s);
    QTRY_VERIFY_WITH_TIMEOUT(desk.page.text().contains(u"Paragraph **19999**"_s), soon);
    QVERIFY(desk.page.text().startsWith(u"one \n\nParagraph **0**\n\n"_s));
    QVERIFY2(desk.page.text().endsWith(u"Paragraph **19999**\n\ntyped two"_s),
             qPrintable(desk.page.text().right(60)));
    desk.undo();
    QCOMPARE(desk.page.text(), u"one typed two"_s);
}

void TestPaste::aDraftThatMayNotBeEditedStaysAsItIs()
{
    Desk desk(m_theme, u"«it»"_s);
    desk.page.setReadOnly(true);
    desk.paste({.plain = u"https://e.org"_s});
    desk.pastePlain({.plain = u"x"_s});
    desk.paste({.plain = {}, .picture = square()});
    desk.drop({.plain = u"x"_s, .html = u"<b>x</b>"_s});
    QCOMPARE(desk.page.text(), u"it"_s);
    QVERIFY(desk.put.isEmpty());
}

void TestPaste::htmlThatIsDroppedBecomesMarkdown()
{
    const Desk desk(m_theme, u"|"_s);
    desk.drop({.plain = u"x"_s, .html = u"a <i>word</i>"_s});
    QCOMPARE(desk.page.text(), u"a _word_"_s);
    desk.undo();
    QCOMPARE(desk.page.text(), QString());
}

void TestPaste::copyingAsHtmlGivesBoth()
{
    const Desk desk(m_theme, u"# A\n\n«**b**»"_s);
    desk.trigger(u"Copy as HTML"_s);
    const QMimeData* data = nullptr;
    QTRY_VERIFY((data = QGuiApplication::clipboard()->mimeData()) && data->hasHtml());
    QCOMPARE(data->html().trimmed(), u"<p><strong>b</strong></p>"_s);
    QCOMPARE(data->text(), u"**b**"_s);
    QTest::keyClick(desk.editor, Qt::Key_End, Qt::ControlModifier);
    QTest::keyClick(desk.editor, Qt::Key_V, Qt::ControlModifier);
    QCOMPARE(desk.page.text(), u"# A\n\n**b****b**"_s);
}

void TestPaste::filesAndPicturesAreOffered()
{
    Desk desk(m_theme, u"one |two"_s);
    const QList<QUrl> files{QUrl::fromLocalFile(u"/tmp/a b.png"_s), QUrl::fromLocalFile(u"/tmp/c.jpg"_s)};
    desk.paste({.plain = u"/tmp/a b.png"_s, .urls = files});
    QCOMPARE(desk.offered().files, (QStringList{u"/tmp/a b.png"_s, u"/tmp/c.jpg"_s}));
    desk.drop({.plain = {}, .urls = files});
    QCOMPARE(desk.offered().files.size(), 2);
    desk.paste({.plain = {}, .picture = square()});
    const PutFiles pixels = desk.offered();
    QCOMPARE(pixels.picture.size(), QSize(8, 8));
    QVERIFY(pixels.name.isEmpty());
    desk.paste(
        {.plain = {}, .html = u"<img src='https://e.org/x.png' alt='The sea'>"_s, .picture = square()});
    QCOMPARE(desk.offered().name, u"The sea"_s);
    QCOMPARE(desk.page.text(), u"one two"_s);
    // A table of a spreadsheet brings a picture of itself.
    desk.paste(
        {.plain = u"a\tb"_s, .html = u"<table><tr><td>a</td><td>b</td></tr></table>"_s, .picture = square()});
    QVERIFY(desk.put.isEmpty());
    QVERIFY(desk.page.text().contains(u"| a   | b   |"_s));
}

void TestPaste::aLinkedPictureAsksForItsWords()
{
    Desk desk(m_theme, u"one |two"_s);
    desk.drop({.plain = {}, .urls = {QUrl::fromLocalFile(u"/tmp/sea.png"_s)}});
    const PutFiles put = desk.offered();
    QVERIFY(desk.page.linkFiles(put.place, {{.path = u"assets/the sea (1).png"_s, .text = u"sea"_s}}));
    QCOMPARE(desk.drawn(), u"one ![«sea»](assets/the%20sea%20%281%29.png)two"_s);
    QVERIFY(desk.hint()->isVisible());
    QVERIFY(desk.hint()->accessibleName().contains(u"Describe"_s));
    QVERIFY(desk.editor->rect().contains(desk.hint()->geometry()));
    QVERIFY(!desk.page.linkFiles(put.place, {{.path = u"x.png"_s, .text = {}}}));
    desk.undo();
    QCOMPARE(desk.page.text(), u"one two"_s);
    QVERIFY(!desk.hint()->isVisible());
}

void TestPaste::aPictureGoesWhereItIsDropped()
{
    Desk desk(m_theme, u"one two\n\nthree four|"_s);
    desk.drop({.plain = {}, .urls = {QUrl::fromLocalFile(u"/tmp/sea.png"_s)}}, 4);
    QVERIFY(desk.page.linkFiles(desk.offered().place, {{.path = u"assets/a.png"_s, .text = {}}}));
    QCOMPARE(desk.drawn(), u"one ![|](assets/a.png)two\n\nthree four"_s);
}

void TestPaste::enterKeepsTheWordsAndGoesOn()
{
    Desk desk(m_theme, u"one |two"_s);
    desk.paste({.plain = {}, .picture = square()});
    QVERIFY(desk.page.linkFiles(desk.offered().place, {{.path = u"assets/a.png"_s, .text = {}}}));
    QTest::keyClicks(desk.editor, u"the sea"_s);
    QVERIFY(desk.hint()->isVisible());
    QTest::keyClick(desk.editor, Qt::Key_Return);
    QCOMPARE(desk.drawn(), u"one ![the sea](assets/a.png)|two"_s);
    QVERIFY(!desk.hint()->isVisible());
    QTest::keyClick(desk.editor, Qt::Key_Return);
    QCOMPARE(desk.drawn(), u"one ![the sea](assets/a.png)\n|two"_s);
}

void TestPaste::escapeGoesOnWithout()
{
    Desk desk(m_theme, u"|"_s);
    desk.page.setFocusMode(true);
    desk.paste({.plain = {}, .picture = square()});
    QVERIFY(desk.page.linkFiles(desk.offered().place, {{.path = u"assets/a.png"_s, .text = u"sea"_s}}));
    QTest::keyClick(desk.editor, Qt::Key_Escape);
    QCOMPARE(desk.drawn(), u"![sea](assets/a.png)|"_s);
    QVERIFY(!desk.hint()->isVisible());
    QVERIFY(desk.page.focusMode());
    QTest::keyClick(desk.editor, Qt::Key_Escape);
    QVERIFY(!desk.page.focusMode());
}

void TestPaste::severalPicturesAreDescribedOneByOne()
{
    Desk desk(m_theme, u"|"_s);
    desk.drop({.plain = {}, .urls = {QUrl::fromLocalFile(u"/tmp/a"_s)}});
    QVERIFY(
        desk.page.linkFiles(desk.offered().place, {{.path = u"assets/a.png"_s, .text = {}},
                                                   {.path = u"../b.md"_s, .text = u"B"_s, .picture = false},
                                                   {.path = u"assets/c.png"_s, .text = u"c"_s}}));
    QCOMPARE(desk.drawn(), u"![|](assets/a.png)\n\n[B](../b.md)\n\n![c](assets/c.png)"_s);
    QTest::keyClicks(desk.editor, u"one"_s);
    QTest::keyClick(desk.editor, Qt::Key_Return);
    QCOMPARE(desk.drawn(), u"![one](assets/a.png)\n\n[B](../b.md)\n\n![«c»](assets/c.png)"_s);
    QTest::keyClicks(desk.editor, u"three"_s);
    QTest::keyClick(desk.editor, Qt::Key_Enter);
    QCOMPARE(desk.drawn(), u"![one](assets/a.png)\n\n[B](../b.md)\n\n![three](assets/c.png)|"_s);
}

void TestPaste::bracketsInADescriptionDoNotEndIt()
{
    Desk desk(m_theme, u"|"_s);
    WritingStyle style;
    style.pairs = false;
    desk.page.setWritingStyle(style);
    desk.paste({.plain = {}, .picture = square()});
    QVERIFY(desk.page.linkFiles(desk.offered().place, {{.path = u"assets/a.png"_s, .text = {}}}));
    QTest::keyClicks(desk.editor, u"a] b"_s);
    QTest::keyClick(desk.editor, Qt::Key_Return);
    QCOMPARE(desk.page.text(), u"![a\\] b](assets/a.png)"_s);
}

void TestPaste::goingElsewhereEndsTheAsking()
{
    Desk desk(m_theme, u"one |two"_s);
    desk.paste({.plain = {}, .picture = square()});
    QVERIFY(desk.page.linkFiles(desk.offered().place, {{.path = u"assets/a.png"_s, .text = {}}}));
    QTest::keyClick(desk.editor, Qt::Key_Home);
    QVERIFY(!desk.hint()->isVisible());
    QTest::keyClick(desk.editor, Qt::Key_Return);
    QCOMPARE(desk.drawn(), u"\n|one ![](assets/a.png)two"_s);
}

// Found by a checked heap: cursors that went while their text was cleared were still known to it.
void TestPaste::aDraftThatGoesWhileAskingTakesTheAskingAlong()
{
    for (int i = 0; i < 20; ++i) {
        Desk desk(m_theme, u"one |two"_s);
        desk.paste({.plain = {}, .picture = square()});
        QVERIFY(desk.page.linkFiles(desk.offered().place, {{.path = u"assets/a.png"_s, .text = u"a"_s},
                                                           {.path = u"assets/b.png"_s, .text = u"b"_s}}));
        QVERIFY(desk.hint()->isVisible());
        desk.page.showNothing();
        QVERIFY(!desk.hint()->isVisible());
        desk.page.showDraft(draft(u"other"_s));
        QTest::keyClicks(desk.editor, u"x"_s);
        QTest::keyClick(desk.editor, Qt::Key_Return);
        QCOMPARE(desk.page.text(), u"x\nother"_s);
    }
}

void TestPaste::whatIsTypedMeanwhileStaysWhereItIs()
{
    Desk desk(m_theme, u"one |two"_s);
    desk.paste({.plain = {}, .picture = square()});
    QTest::keyClicks(desk.editor, u"more "_s);
    QVERIFY(desk.page.linkFiles(desk.offered().place, {{.path = u"assets/a.png"_s, .text = {}}}));
    QCOMPARE(desk.page.text(), u"one ![](assets/a.png)more two"_s);
}

void TestPaste::anotherDraftIsNotTouched()
{
    Desk desk(m_theme, u"one |two"_s);
    desk.paste({.plain = {}, .picture = square()});
    const PutFiles put = desk.offered();
    EditorState other = draft(u"other"_s);
    other.id = DraftId{u"b.md"_s};
    desk.page.showDraft(other);
    QVERIFY(!desk.page.linkFiles(put.place, {{.path = u"assets/a.png"_s, .text = {}}}));
    QCOMPARE(desk.page.text(), u"other"_s);
}

void TestPaste::pathsAreWrittenAsLinksTakeThem_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("link");
    QTest::newRow("plain") << u"assets/sea.png"_s << u"The sea"_s << u"![The sea](assets/sea.png)"_s;
    QTest::newRow("blanks and brackets")
        << u"../my sea (1).png"_s << QString() << u"![](../my%20sea%20%281%29.png)"_s;
    QTest::newRow("another script") << u"assets/море.png"_s << QString() << u"![](assets/море.png)"_s;
    QTest::newRow("signs of an address")
        << u"assets/a#b?c%20d.png"_s << QString() << u"![](assets/a%23b%3Fc%2520d.png)"_s;
    QTest::newRow("brackets in words") << u"a.png"_s << u"a [b\\c"_s << u"![a \\[b\\\\c](a.png)"_s;
}

void TestPaste::pathsAreWrittenAsLinksTakeThem()
{
    QFETCH(const QString, path);
    QFETCH(const QString, text);
    QFETCH(const QString, link);
    QCOMPARE(linkTo({.path = path, .text = text}), link);
}

QTEST_MAIN(TestPaste)
#include "tst_paste.moc"
