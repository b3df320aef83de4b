// Real writing in the real window: files of every kind come back byte for byte, every name is listed, large
// ones are typed into, foreign ones are only shown.
#include "tests/app/open_window.h"

using namespace brickwork;
using namespace brickwork::test;
using namespace Qt::StringLiterals;

class TestWindowFiles : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void openingAndClosingChangesNoByte_data() { kinds(); }
    void openingAndClosingChangesNoByte();
    void anEditTakenBackChangesNoByte_data() { kinds(); }
    void anEditTakenBackChangesNoByte();
    void anEditChangesOnlyWhatWasTyped_data();
    void anEditChangesOnlyWhatWasTyped();
    void whatIsNotUtf8IsShownAndKept();
    void whatIsNotUtf8IsConvertedInACopy_data();
    void whatIsNotUtf8IsConvertedInACopy();
    void aMegabyteIsTypedIntoAndSaved();
    void fiveThousandFilesAreListed();
    void everyNameIsListedAndOpened_data();
    void everyNameIsListedAndOpened();
    void whatIsNoDraftIsLeftAlone();
    void aFolderThatMayNotBeWrittenToIsRead();
    void aFileThatMayNotBeWrittenToIsRead();

private:
    static void kinds();
};

void TestWindowFiles::kinds()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("plain") << QByteArray("# One\n\ntwo\n");
    QTest::newRow("CRLF") << QByteArray("# One\r\n\r\ntwo\r\n");
    QTest::newRow("CR") << QByteArray("# One\r\rtwo\r");
    QTest::newRow("mixed line ends") << QByteArray("# One\r\n\r\n\ntwo\rthree\r\nfour\n");
    QTest::newRow("BOM") << QByteArray("\xEF\xBB\xBF# One\r\ntwo\r\n");
    QTest::newRow("no final newline") << QByteArray("# One\n\ntwo");
    QTest::newRow("many final newlines") << QByteArray("# One\n\n\n\n\n");
    QTest::newRow("trailing spaces and tabs") << QByteArray("# One  \n\ttwo\t \n   \n");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("only a BOM") << QByteArray("\xEF\xBB\xBF");
    QTest::newRow("hard spaces and separators")
        << QByteArray("# One\na\xC2\xA0z \xE2\x80\xA8line \xE2\x80\xA9paragraph \xE2\x80\x8Bz\n");
    QTest::newRow("CJK, right to left, emoji, both normal forms") << QByteArray(
        "# \xE4\xB8\xAD\xE6\x96\x87\n\n\xD7\xA9\xD7\x9C\xD7\x95\xD7\x9D \xF0\x9F\xA7\xB1\xF0\x9F\x91\xA9\xE2"
        "\x80\x8D\xF0\x9F\x9A\x80 caf\xC3\xA9 cafe\xCC\x81\n");
    QTest::newRow("front matter, table, footnote, code, image") << QByteArray(
        "---\r\ntitle:   One   # mine\r\ntags: [a,b]\r\n---\r\n\r\n| a | b |\r\n|--|--|\r\n| 1 | 2 |\r\n\r\n"
        "x[^1]\r\n\r\n```c\r\n\tint i;\r\n```\r\n\r\n![p](p.png)\r\n\r\n[^1]: n\r\n");
}

void TestWindowFiles::openingAndClosingChangesNoByte()
{
    QFETCH(QByteArray, bytes);
    OpenWindow desk;
    QVERIFY(desk.add(u"a.md"_s, bytes));
    const QDateTime before = QFileInfo(desk.root + u"/a.md"_s).lastModified();
    desk.open(u"a.md"_s);
    QCOMPARE(desk.drafts().state().id.value, u"a.md"_s);
    QTest::keyClick(desk.editor(), Qt::Key_S, Qt::ControlModifier);
    QTest::qWait(50);
    QVERIFY(desk.window().close());
    QCOMPARE(desk.bytes(u"a.md"_s), bytes);
    QCOMPARE(QFileInfo(desk.root + u"/a.md"_s).lastModified(), before);
}

void TestWindowFiles::anEditTakenBackChangesNoByte()
{
    QFETCH(QByteArray, bytes);
    OpenWindow desk;
    QVERIFY(desk.add(u"a.md"_s, bytes));
    desk.open(u"a.md"_s);
    desk.cursorTo(0);
    QTest::keyClick(desk.editor(), Qt::Key_End);
    desk.type(u" typed"_s);
    QTest::keyClick(desk.editor(), Qt::Key_Return);
    desk.type(u"more"_s);
    QTest::keyClick(desk.editor(), Qt::Key_S, Qt::ControlModifier);
    QTRY_COMPARE_WITH_TIMEOUT(desk.saved(), SaveState::Saved, soon);
    QVERIFY(desk.bytes(u"a.md"_s).contains(" typed"));
    for (int i = 0; i < 40 && desk.editor()->document()->isUndoAvailable(); ++i)
        QTest::keyClick(desk.editor(), Qt::Key_Z, Qt::ControlModifier);
    QVERIFY(desk.window().close());
    QCOMPARE(desk.bytes(u"a.md"_s), bytes);
}

void TestWindowFiles::anEditChangesOnlyWhatWasTyped_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArray>("after");
    QTest::newRow("CRLF") << QByteArray("one\r\ntwo\r\n") << QByteArray("one!\r\nnew\r\ntwo\r\n");
    QTest::newRow("BOM") << QByteArray("\xEF\xBB\xBFone\ntwo") << QByteArray("\xEF\xBB\xBFone!\nnew\ntwo");
    QTest::newRow("mixed") << QByteArray("one\r\ntwo\nthree\r\nfour\r\n")
                           << QByteArray("one!\r\nnew\r\ntwo\nthree\r\nfour\r\n");
}

void TestWindowFiles::anEditChangesOnlyWhatWasTyped()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QByteArray, after);
    OpenWindow desk;
    QVERIFY(desk.add(u"a.md"_s, bytes));
    desk.open(u"a.md"_s);
    desk.cursorTo(3);
    desk.type(u"!"_s);
    QTest::keyClick(desk.editor(), Qt::Key_Return);
    desk.type(u"new"_s);
    QVERIFY(desk.window().close());
    QCOMPARE(desk.bytes(u"a.md"_s), after);
}

void TestWindowFiles::whatIsNotUtf8IsShownAndKept()
{
    const QByteArray latin = "# Caf\xE9\n\nna\xEFve\n";
    OpenWindow desk;
    QVERIFY(desk.add(u"old.md"_s, latin));
    QVERIFY(desk.add(u"new.md"_s, "# New\n"));
    desk.open(u"old.md"_s);
    QVERIFY(desk.editor()->isReadOnly());
    QVERIFY2(desk.bar().contains(u"UTF-8"_s), qPrintable(desk.bar()));
    QCOMPARE(desk.answers(), QStringList{u"Make a UTF-8 copy"_s});
    desk.picture("read-only");
    desk.type(u"not taken"_s);
    QTest::keyClick(desk.editor(), Qt::Key_B, Qt::ControlModifier);
    QVERIFY(!desk.write().text().contains(u"not taken"_s));
    QVERIFY(!desk.find<QToolButton>("draftStatus")->isEnabled());
    desk.session->workspace()->openDraft(DraftId{u"new.md"_s});
    QVERIFY(!desk.editor()->isReadOnly());
    QVERIFY(desk.bar().isEmpty());
    desk.type(u"taken"_s);
    QVERIFY(desk.window().close());
    QCOMPARE(desk.bytes(u"old.md"_s), latin);
    QVERIFY(desk.bytes(u"new.md"_s).contains("taken"));
}

void TestWindowFiles::whatIsNotUtf8IsConvertedInACopy_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("text");
    QTest::newRow("Latin 1") << QByteArray("# Caf\xE9\r\nna\xEFve\r\n") << u"# Caf\u00e9\nna\u00efve\n"_s;
    QTest::newRow("quotes of Windows")
        << QByteArray("\x93Hm\x94 \x97 5 \x80\n") << u"\u201cHm\u201d \u2014 5 \u20ac\n"_s;
    QTest::newRow("UTF-16") << QByteArray("\xFF\xFE#\0 \0\xE9\0\n\0", 10) << u"# \u00e9\n"_s;
    QTest::newRow("a NUL in UTF-8") << QByteArray("caf\xC3\xA9\0!\n", 8) << u"caf\u00e9!\n"_s;
}

void TestWindowFiles::whatIsNotUtf8IsConvertedInACopy()
{
    QFETCH(QByteArray, bytes);
    QFETCH(QString, text);
    OpenWindow desk;
    QVERIFY(desk.add(u"deep/old.md"_s, bytes));
    desk.open(u"deep/old.md"_s);
    QVERIFY(desk.editor()->isReadOnly());
    desk.press("messageBar.convert");
    QVERIFY(!desk.editor()->isReadOnly());
    QCOMPARE(desk.write().text(), text);
    const QString copy = desk.drafts().state().id.value;
    QVERIFY(copy.startsWith(u"deep/"_s) && copy != "deep/old.md"_L1);
    QTest::keyClick(desk.editor(), Qt::Key_End, Qt::ControlModifier);
    desk.type(u"on"_s);
    QVERIFY(desk.window().close());
    QCOMPARE(desk.bytes(copy), text.toUtf8() + "on");
    QCOMPARE(desk.bytes(u"deep/old.md"_s), bytes);
}

void TestWindowFiles::aMegabyteIsTypedIntoAndSaved()
{
    QByteArray bytes = "# Long\n";
    for (int i = 0; bytes.size() < 1'048'576; ++i)
        bytes += "\nParagraph " + QByteArray::number(i) +
                 " of a *long* draft, with a [link](https://example.org).\n";
    OpenWindow desk;
    QVERIFY(desk.add(u"long.md"_s, bytes));
    desk.open(u"long.md"_s);
    QCOMPARE(desk.write().text().toUtf8(), bytes);
    const qsizetype middle = bytes.indexOf("\nParagraph", bytes.size() / 2) + 1;
    QTest::keyClick(desk.editor(), Qt::Key_End, Qt::ControlModifier);
    desk.type(u"at the end"_s);
    desk.cursorTo(static_cast<int>(middle));
    desk.type(u"in the middle "_s);
    QTest::keyClick(desk.editor(), Qt::Key_Home, Qt::ControlModifier);
    desk.type(u"at the start "_s);
    QTRY_COMPARE_WITH_TIMEOUT(desk.saved(), SaveState::Saved, soon);
    QByteArray expected = bytes + "at the end";
    expected.insert(middle, "in the middle ").prepend("at the start ");
    QVERIFY(desk.bytes(u"long.md"_s) == expected);
    // Word count and preview follow.
    QTRY_VERIFY_WITH_TIMEOUT(desk.find<QTextBrowser>("preview")->toPlainText().contains(u"at the start"_s),
                             soon);
    QVERIFY(desk.window().close());
    QVERIFY(desk.bytes(u"long.md"_s) == expected);
}

void TestWindowFiles::fiveThousandFilesAreListed()
{
    constexpr int many = 5'000;
    OpenWindow desk;
    for (int i = 0; i < many; ++i)
        QVERIFY(desk.add(u"folder %1/post %2.md"_s.arg(i % 50).arg(i),
                         "# Post " + QByteArray::number(i) + "\n\nWords.\n"));
    desk.open();
    QTRY_COMPARE_WITH_TIMEOUT(desk.listed().size(), many, soon * 3);
    QStringList expected;
    for (int i = 0; i < many; ++i)
        expected << u"Post %1"_s.arg(i);
    QStringList listed = desk.listed();
    listed.sort();
    expected.sort();
    QCOMPARE(listed, expected);
    desk.picture("five-thousand");
    QTest::keyClick(desk.find("draftList"), Qt::Key_L, Qt::ControlModifier | Qt::ShiftModifier);
    QTest::keyClicks(QApplication::focusWidget(), u"Post 4321"_s);
    QTRY_COMPARE_WITH_TIMEOUT(desk.listed(), QStringList{u"Post 4321"_s}, soon);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
    QTRY_COMPARE_WITH_TIMEOUT(desk.drafts().state().id.value, u"folder 21/post 4321.md"_s, soon);
}

void TestWindowFiles::everyNameIsListedAndOpened_data()
{
    QTest::addColumn<QString>("name");
    QTest::newRow("spaces") << u" one  two .md"_s;
    QTest::newRow("accents, composed") << u"caf\u00e9.md"_s;
    QTest::newRow("accents, decomposed") << u"cafe\u0301.md"_s;
    QTest::newRow("emoji") << u"\U0001F9F1 wall \U0001F469\u200d\U0001F680.md"_s;
    QTest::newRow("CJK") << u"\u65e5\u672c\u8a9e/\u624b\u7d19.md"_s;
    QTest::newRow("right to left") << u"\u05e9\u05dc\u05d5\u05dd.md"_s;
    QTest::newRow("deep") << u"a/b c/d/e/f/g/h/i/j/k/l/m/n/o/p/q/r/s/t/u.md"_s;
    QTest::newRow("percent, hash, ampersand") << u"100% #1 & more?.md"_s;
    QTest::newRow("capital suffix") << u"LOUD.MD"_s;
    QTest::newRow("long suffix") << u"long.markdown"_s;
    QTest::newRow("two hundred characters") << QString(196, u'n') + u".md"_s;
}

void TestWindowFiles::everyNameIsListedAndOpened()
{
    QFETCH(QString, name);
    OpenWindow desk;
    QVERIFY(desk.add(name, "# Found\n\nit\n"));
    desk.open();
    QTRY_COMPARE_WITH_TIMEOUT(desk.listed(), QStringList{u"Found"_s}, soon);
    auto* list = desk.find<QListView>("draftList");
    for (int row = 0; row < list->model()->rowCount(); ++row) {
        if (list->model()->index(row, 0).data() == u"Found"_s)
            list->setCurrentIndex(list->model()->index(row, 0));
    }
    QTest::keyClick(list, Qt::Key_Return);
    QCOMPARE(desk.write().text(), u"# Found\n\nit\n"_s);
    QTest::keyClick(desk.editor(), Qt::Key_End, Qt::ControlModifier);
    desk.type(u"too"_s);
    QVERIFY(desk.window().close());
    // The name on the disk stays as it is spelled there, whatever its normal form.
    QCOMPARE(desk.bytes(name), QByteArray("# Found\n\nit\ntoo"));
    desk.renew();
    desk.start({});
    QCOMPARE(desk.write().text(), u"# Found\n\nit\ntoo"_s);
}

void TestWindowFiles::whatIsNoDraftIsLeftAlone()
{
    OpenWindow desk;
    QVERIFY(desk.add(u"a.md"_s, "# A\n"));
    QVERIFY(desk.add(u"notes.txt"_s, "text\r\n"));
    QVERIFY(desk.add(u".hidden/b.md"_s, "# B\n"));
    QVERIFY(desk.add(u"a.sync-conflict-20261120-184000-ABCDEFG.md"_s, "# Theirs\n"));
    const QStringList before = entriesOf(desk.root);
    desk.open(u"a.md"_s);
    QTRY_COMPARE_WITH_TIMEOUT(desk.listed().size(), 2, soon);
    QVERIFY(desk.window().close());
    QCOMPARE(entriesOf(desk.root), before);
    QCOMPARE(desk.bytes(u"notes.txt"_s), QByteArray("text\r\n"));
    QCOMPARE(desk.bytes(u"a.sync-conflict-20261120-184000-ABCDEFG.md"_s), QByteArray("# Theirs\n"));
}

void TestWindowFiles::aFolderThatMayNotBeWrittenToIsRead()
{
    OpenWindow desk;
    QVERIFY(desk.add(u"a.md"_s, "# A\n\nkept\n"));
    const OrdinaryUser user(desk.scratch.path());
    if (!user.holds())
        QSKIP("this root cannot become an ordinary user");
    const QString root = desk.root;
    for (const QString& folder : {root + u"/.brickwork"_s, root})
        QVERIFY(QFile::setPermissions(folder, QFile::ReadOwner | QFile::ExeOwner));
    desk.open(u"a.md"_s);
    QVERIFY(desk.session->workspace());
    QCOMPARE(desk.write().text(), u"# A\n\nkept\n"_s);
    QTest::keyClick(desk.editor(), Qt::Key_End, Qt::ControlModifier);
    desk.type(u"typed"_s);
    QTRY_VERIFY_WITH_TIMEOUT(desk.saved() == SaveState::Failed || desk.saved() == SaveState::Saved, soon);
    desk.picture("read-only-folder");
    const bool failed = desk.saved() == SaveState::Failed;
    if (failed) {
        QVERIFY(!desk.bar().isEmpty());
        QCOMPARE(desk.bytes(u"a.md"_s), QByteArray("# A\n\nkept\n"));
        QVERIFY(desk.write().text().endsWith(u"typed"_s));
    }
    QVERIFY(QFile::setPermissions(root, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
    QVERIFY(QFile::setPermissions(root + u"/.brickwork"_s,
                                  QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
    if (failed)
        desk.press("messageBar.retry");
    QTRY_COMPARE_WITH_TIMEOUT(desk.bytes(u"a.md"_s), QByteArray("# A\n\nkept\ntyped"), soon);
}

void TestWindowFiles::aFileThatMayNotBeWrittenToIsRead()
{
    OpenWindow desk;
    QVERIFY(desk.add(u"a.md"_s, "# A\n"));
    const OrdinaryUser user(desk.scratch.path());
    if (!user.holds())
        QSKIP("this root cannot become an ordinary user");
    QVERIFY(QFile::setPermissions(desk.root + u"/a.md"_s, QFile::ReadOwner));
    desk.open(u"a.md"_s);
    QVERIFY(desk.editor()->isReadOnly());
    QVERIFY(!desk.bar().isEmpty());
    desk.press("messageBar.duplicate");
    QTRY_VERIFY_WITH_TIMEOUT(!desk.editor()->isReadOnly() || !desk.toast().isEmpty(), soon);
    QVERIFY2(!desk.editor()->isReadOnly(), qPrintable(desk.bar() + desk.toast()));
    desk.type(u"copy "_s);
    QVERIFY(desk.window().close());
    QCOMPARE(desk.bytes(u"a.md"_s), QByteArray("# A\n"));
}

int main(int argc, char** argv)
{
    return runApart<TestWindowFiles>(argc, argv);
}

#include "tst_window_files.moc"
