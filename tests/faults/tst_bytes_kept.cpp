// From the disk through the real text field and back: what was not typed stays as it was, byte for byte.
#include "tests/core/flows/writing_desk.h"
#include "tests/core/workspace/drafts_folder.h"
#include "tests/faults/odd_files.h"
#include "tests/faults/session_desk.h"
#include "ui/theme/theme.h"
#include "ui/write/write_page.h"

#include <QApplication>
#include <QCryptographicHash>
#include <QPlainTextEdit>
#include <QTest>
#include <QTextCursor>

#include <memory>

using namespace brickwork;
using namespace brickwork::test;
using namespace Qt::StringLiterals;

class TestBytesKept : public QObject
{
    Q_OBJECT

    Theme m_theme;
    std::unique_ptr<WritePage> m_page;
    QPlainTextEdit* m_editor = nullptr;
    std::unique_ptr<SessionDesk> m_desk;
    int m_rows = 0;
    int m_passed = 0;
    static constexpr QLatin1StringView fileName{"odd.md"};

    static QByteArray sumOf(const QByteArray& bytes)
    {
        return QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex();
    }
    [[nodiscard]] QByteArray there() const { return m_desk->bytes(DraftId{fileName}); }
    void open(const QByteArray& bytes);
    void save();
    void cursorToTheMiddle() const;

private Q_SLOTS:
    void initTestCase();
    void cleanup();
    void cleanupTestCase();
    void onlyWhatIsTypedChanges_data();
    void onlyWhatIsTypedChanges();
};

void TestBytesKept::initTestCase()
{
    m_theme.apply();
    m_page = std::make_unique<WritePage>(m_theme);
    m_page->resize(1000, 700);
    m_page->show();
    QVERIFY(QTest::qWaitForWindowActive(m_page.get()));
    m_editor = m_page->findChild<QPlainTextEdit*>(u"editor"_s);
    QVERIFY(m_editor);
    connect(m_page.get(), &WritePage::edited, this, [this] {
        if (m_desk)
            m_desk->session.noteEdit();
    });
}

void TestBytesKept::cleanup()
{
    m_passed += QTest::currentTestFailed() || !m_desk ? 0 : 1;
    m_desk.reset();
}

void TestBytesKept::cleanupTestCase()
{
    tellCount(u"%1 files opened, typed into, undone and saved"_s.arg(m_rows), m_rows - m_passed);
    m_page.reset();
}

void TestBytesKept::open(const QByteArray& bytes)
{
    m_desk = std::make_unique<SessionDesk>();
    QVERIFY(m_desk->folder.add(fileName, bytes));
    m_desk->session.setTextSource([this] { return m_page->text(); });
    const auto file = m_desk->session.open(DraftId{fileName});
    QVERIFY(file);
    EditorState state;
    state.id = DraftId{fileName};
    state.text = file->text;
    state.readOnlyReason = file->readOnlyReason;
    state.plain = file->plain;
    m_page->showDraft(state);
    m_editor->setFocus();
    // What would be written now, if it were.
    QCOMPARE(sumOf(encodeText(m_page->text(), *file)), sumOf(bytes));
}

void TestBytesKept::save()
{
    const auto saved = m_desk->session.flush();
    QVERIFY2(saved, saved ? "" : qPrintable(saved.error().sentence));
}

/// Never into a character.
void TestBytesKept::cursorToTheMiddle() const
{
    QTextCursor cursor = m_editor->textCursor();
    int middle = m_editor->document()->characterCount() / 2;
    if (m_editor->document()->characterAt(middle).isLowSurrogate())
        ++middle;
    cursor.setPosition(qMin(middle, m_editor->document()->characterCount() - 1));
    m_editor->setTextCursor(cursor);
}

void TestBytesKept::onlyWhatIsTypedChanges_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<bool>("editable");
    for (const OddFile& file : oddFiles())
        QTest::newRow(file.name) << file.bytes << file.editable;
}

void TestBytesKept::onlyWhatIsTypedChanges()
{
    QFETCH(QByteArray, bytes);
    QFETCH(bool, editable);
    ++m_rows;
    open(bytes);
    if (QTest::currentTestFailed())
        return;
    // Saved without an edit.
    m_desk->session.noteEdit();
    save();
    QCOMPARE(sumOf(there()), sumOf(bytes));

    cursorToTheMiddle();
    QTest::keyClick(m_editor, Qt::Key_X);
    if (!editable) {
        QVERIFY(!m_desk->state().sentence.isEmpty());
        save();
        QCOMPARE(sumOf(there()), sumOf(bytes));
        return;
    }
    save();
    const QByteArray typed = there();
    QCOMPARE(typed.size(), bytes.size() + 1);
    const auto [here, before] = std::ranges::mismatch(typed, bytes);
    const qsizetype at = here - typed.begin();
    QVERIFY2(
        typed.sliced(at + 1) == bytes.sliced(at),
        qPrintable(u"more than the letter changed, from byte %1 on: %2 for %3"_s.arg(
            QString::number(at),
            QString::fromLatin1(typed.sliced(at, qMin<qsizetype>(60, typed.size() - at)).toPercentEncoding()),
            QString::fromLatin1(
                bytes.sliced(at, qMin<qsizetype>(60, bytes.size() - at)).toPercentEncoding()))));
    QCOMPARE(typed.at(at), 'x');

    QTest::keyClick(m_editor, Qt::Key_Z, Qt::ControlModifier);
    save();
    QCOMPARE(sumOf(there()), sumOf(bytes));
}

QTEST_MAIN(TestBytesKept)
#include "tst_bytes_kept.moc"
