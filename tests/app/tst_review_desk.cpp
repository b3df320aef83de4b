// The year in review in the whole window: opened by its command, kept up with the log, saved and copied.
#include "tests/app/open_window.h"
#include "ui/wall/year_review_sheet.h"

using namespace brickwork;
using namespace brickwork::test;
using namespace Qt::StringLiterals;

class TestReviewDesk : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void theCommandOpensIt();
    void itFollowsTheLog();
    void aPictureIsSaved();
    void anEndingIsAddedButNothingReplaced();
    void aFailureIsSaid();
    void itIsCopied();
    void anotherWorkspaceBeginsWithoutIt();

private:
    [[nodiscard]] Logbook& logbook() const { return m_desk->session->workspace()->logbook(); }
    [[nodiscard]] YearReviewSheet* sheet() const { return m_desk->find<YearReviewSheet>("review"); }
    [[nodiscard]] QString notice() const { return m_desk->find<QLabel>("review.notice")->text(); }
    [[nodiscard]] QString path(const QString& name) const { return m_desk->scratch.filePath(name); }
    void lay(Day day) const
    {
        QVERIFY(logbook().stack({.day = day, .note = u"A note"_s, .direction = u"Book"_s}).has_value());
    }
    void saveAs(const QString& file) const;

    std::unique_ptr<OpenWindow> m_desk;
};

void TestReviewDesk::init()
{
    m_desk = std::make_unique<OpenWindow>();
    m_desk->open();
    lay(logbook().today());
    lay(logbook().today().plus(-400));
    Q_EMIT m_desk->window().commandChosen(Command::YearReview);
}

void TestReviewDesk::saveAs(const QString& file) const
{
    m_desk->press("review.save");
    auto* dialog = m_desk->find<QFileDialog>("review.dialog");
    QVERIFY(dialog);
    QCOMPARE(dialog->selectedFiles().value(0).section(u'/', -1), u"2026-in-review.png"_s);
    Q_EMIT dialog->fileSelected(file);
    dialog->close();
}

void TestReviewDesk::theCommandOpensIt()
{
    QVERIFY(sheet()->isVisible());
    QCOMPARE(sheet()->review().year, 2026);
    QCOMPARE(sheet()->review().bricks, 1);
    QVERIFY(sheet()->review().notes.empty());
    m_desk->find<QComboBox>("review.year")->setCurrentIndex(1);
    QCOMPARE(sheet()->review().year, 2025);
    m_desk->find<QCheckBox>("review.notes")->click();
    QCOMPARE(sheet()->review().notes.size(), std::size_t(1));
    m_desk->picture("review");
}

void TestReviewDesk::itFollowsTheLog()
{
    lay(logbook().today().plus(-1));
    QCOMPARE(sheet()->review().bricks, 2);
    QCOMPARE(sheet()->review().longest, logbook().summary().longest);
}

void TestReviewDesk::aPictureIsSaved()
{
    saveAs(path(u"year.png"_s));
    const QImage saved(path(u"year.png"_s));
    QCOMPARE(saved.size(), QSize(1600, 1000));
    QCOMPARE(saved.text(u"Description"_s), reviewText(sheet()->review()));
    QVERIFY2(notice().contains(u"year.png"_s), qPrintable(notice()));
}

void TestReviewDesk::anEndingIsAddedButNothingReplaced()
{
    saveAs(path(u"year"_s));
    QVERIFY(!QImage(path(u"year.png"_s)).isNull());
    QVERIFY(put(path(u"kept.png"_s), "mine"));
    saveAs(path(u"kept"_s));
    QCOMPARE(bytesOf(path(u"kept.png"_s)), QByteArray("mine"));
    QVERIFY2(notice().contains(u"left alone"_s), qPrintable(notice()));
}

void TestReviewDesk::aFailureIsSaid()
{
    saveAs(path(u"no such folder/year.png"_s));
    QVERIFY(!notice().isEmpty());
    QVERIFY2(!notice().startsWith(u"Saved"_s), qPrintable(notice()));
}

void TestReviewDesk::itIsCopied()
{
    m_desk->press("review.copy");
    QCOMPARE(QGuiApplication::clipboard()->image().size(), QSize(1600, 1000));
    m_desk->press("review.copyText");
    QCOMPARE(QGuiApplication::clipboard()->text(), reviewText(sheet()->review()));
}

void TestReviewDesk::anotherWorkspaceBeginsWithoutIt()
{
    const auto other = initWorkspace(path(u"Other"_s), m_desk->clock.now());
    QVERIFY(other);
    m_desk->start(other->root);
    QVERIFY(!sheet()->isVisible());
    Q_EMIT m_desk->window().commandChosen(Command::YearReview);
    QVERIFY(sheet()->review().isEmpty());
}

int main(int argc, char** argv)
{
    return runApart<TestReviewDesk>(argc, argv);
}

#include "tst_review_desk.moc"
