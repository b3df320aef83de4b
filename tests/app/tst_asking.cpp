// What the window asks and offers in one form: an address opened, a post taken back, a status that lags
// behind what was published, a post without a draft.
#include "tests/app/open_window.h"
#include "ui/posts/posts_page.h"
#include "ui/posts/publish_sheet.h"

#include <QDesktopServices>

using namespace brickwork;
using namespace brickwork::test;
using namespace Qt::StringLiterals;

namespace {

/// Stands in for the browser.
class Browser : public QObject
{
    Q_OBJECT

public:
    Browser() { QDesktopServices::setUrlHandler(u"https"_s, this, "open"); }
    ~Browser() override { QDesktopServices::unsetUrlHandler(u"https"_s); }
    QList<QUrl> opened;

public Q_SLOTS:
    void open(const QUrl& url) { opened << url; }
};

void pictureOf(QWidget& widget, const char* name)
{
    const QString folder = qEnvironmentVariable("BRICKWORK_PICTURES");
    if (folder.isEmpty())
        return;
    QTest::qWait(300);
    QVERIFY(widget.grab().save(u"%1/ask-%2.png"_s.arg(folder, QString::fromLatin1(name))));
}

} // namespace

class TestAsking : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anAddressIsAskedAboutFirst();
    void aPublishedDraftIsOfferedItsStatus_data();
    void aPublishedDraftIsOfferedItsStatus();
    void takingBackIsAskedFirst();
    void aRecordedPostOpensItsPage();

private:
    static void publish(OpenWindow& desk);
};

void TestAsking::anAddressIsAskedAboutFirst()
{
    Browser browser;
    OpenWindow desk;
    QVERIFY(desk.add(u"a.md"_s, "# A\n"));
    desk.open(u"a.md"_s);
    for (const bool wanted : {false, true}) {
        const Answerer answerer([wanted](QWidget& dialog) {
            QVERIFY(dialog.accessibleDescription().contains(u"https://example.org/page"_s));
            pictureOf(dialog, "open");
            QTest::keyClick(&dialog, wanted ? Qt::Key_Return : Qt::Key_Escape);
        });
        Q_EMIT desk.write().linkActivated(QUrl(u"https://example.org/page"_s));
        QVERIFY(answerer.asked());
    }
    QCOMPARE(browser.opened, QList<QUrl>{QUrl(u"https://example.org/page"_s)});
}

void TestAsking::publish(OpenWindow& desk)
{
    const QString site = desk.scratch.filePath(u"site"_s);
    QVERIFY(QDir().mkpath(site));
    const TargetRecord target{.name = u"My site"_s, .kind = u"folder"_s, .options = {{u"path"_s, site}}};
    QVERIFY(desk.session->workspace()->logbook().addTarget(target).has_value());
    QTest::keyClick(desk.editor(), Qt::Key_Return, Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY(desk.window().publishSheet().isVisible());
    QTRY_VERIFY_WITH_TIMEOUT(desk.find<QPushButton>("publish.do")->isEnabled(), soon);
    pictureOf(desk.window(), "publish");
    desk.session->theme().setMode(ThemeMode::Dark);
    pictureOf(desk.window(), "publish-dark");
    desk.session->theme().setMode(ThemeMode::Light);
    desk.press("publish.do");
    QTRY_VERIFY_WITH_TIMEOUT(desk.find<QLabel>("publish.success"), soon);
    desk.press("publish.do");
}

void TestAsking::aPublishedDraftIsOfferedItsStatus_data()
{
    QTest::addColumn<QByteArray>("status");
    QTest::addColumn<QString>("offered");
    const QString sentence = u"“A letter” is published. Its status still says %1."_s;
    QTest::newRow("drafting") << QByteArray("drafting") << sentence.arg(u"Drafting"_s);
    QTest::newRow("ready") << QByteArray("ready") << sentence.arg(u"Ready"_s);
    QTest::newRow("published already") << QByteArray("published") << QString();
    QTest::newRow("none that we know") << QByteArray("later") << QString();
}

void TestAsking::aPublishedDraftIsOfferedItsStatus()
{
    QFETCH(QByteArray, status);
    QFETCH(QString, offered);
    OpenWindow desk;
    const QByteArray text = "---\nstatus: " + status + "\n---\n# A letter\n\nWords.\n";
    QVERIFY(desk.add(u"a.md"_s, text));
    desk.open(u"a.md"_s);
    publish(desk);
    QCOMPARE(desk.toast(), offered);
    if (offered.isEmpty())
        return;
    pictureOf(desk.window(), "status");
    QCOMPARE(desk.find<QPushButton>("toast.action")->text(), u"Set to Published"_s);
    // The writer may have gone on to another draft.
    desk.session->workspace()->handle(Command::NewDraft);
    desk.press("toast.action");
    QTRY_COMPARE_WITH_TIMEOUT(desk.bytes(u"a.md"_s), QByteArray(text).replace(status, "published"), soon);
}

void TestAsking::takingBackIsAskedFirst()
{
    OpenWindow desk;
    QVERIFY(desk.add(u"a.md"_s, "# A letter\n\nWords.\n"));
    desk.open(u"a.md"_s);
    publish(desk);
    desk.window().showPage(Page::Posts);
    for (const int answer : {0, 1}) {
        const Answerer answerer([answer](QWidget& dialog) {
            pictureOf(dialog, "take-back");
            QCOMPARE(dialog.focusWidget()->objectName(), u"ask.answer.0"_s);
            dialog.findChild<QPushButton*>(u"ask.answer.%1"_s.arg(answer))->click();
        });
        desk.press("posts.retract");
        QVERIFY(answerer.asked());
        QTRY_COMPARE_WITH_TIMEOUT(desk.window().posts().state().live, answer == 0 ? 1 : 0, soon);
    }
}

void TestAsking::aRecordedPostOpensItsPage()
{
    Browser browser;
    OpenWindow desk;
    QVERIFY(desk.add(u"a.md"_s, "# A letter\n\nWords.\n"));
    desk.open(u"a.md"_s);
    publish(desk);
    desk.window().showPage(Page::Posts);
    desk.press("posts.record");
    desk.find<QLineEdit>("posts.form.title")->setText(u"A guest post"_s);
    desk.find<QLineEdit>("posts.form.address")->setText(u"https://letters.example/guest"_s);
    desk.press("posts.form.do");
    QTRY_COMPARE_WITH_TIMEOUT(desk.window().posts().state().live, 2, soon);
    auto* table = desk.find<QTableView>("posts.table");
    QCOMPARE(table->currentIndex().siblingAtColumn(1).data().toString(), u"A guest post"_s);
    QCOMPARE(QApplication::focusWidget(), table);
    desk.find<QLineEdit>("posts.filter")->setText(u"guest"_s);
    pictureOf(desk.window(), "posts");
    QTest::keyClick(table, Qt::Key_Return);
    QCOMPARE(browser.opened, QList<QUrl>{QUrl(u"https://letters.example/guest"_s)});
}

int main(int argc, char** argv)
{
    return runApart<TestAsking>(argc, argv);
}

#include "tst_asking.moc"
