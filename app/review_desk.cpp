#include "app/review_desk.h"

#include "core/base/durable_file.h"
#include "ui/frame/main_window.h"
#include "ui/wall/year_review_picture.h"
#include "ui/wall/year_review_sheet.h"

#include <QClipboard>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QGuiApplication>
#include <QLocale>
#include <QStandardPaths>

using namespace Qt::StringLiterals;

namespace brickwork {

ReviewDesk::ReviewDesk(Logbook& logbook, Theme& theme, MainWindow& window)
    : m_logbook(logbook), m_sheet(new YearReviewSheet(theme, &window))
{
    connect(m_sheet, &YearReviewSheet::reviewWished, this, &ReviewDesk::show);
    connect(m_sheet, &YearReviewSheet::saveWished, this, &ReviewDesk::askWhere);
    connect(m_sheet, &YearReviewSheet::copyWished, this, &ReviewDesk::copyPicture);
    connect(m_sheet, &YearReviewSheet::copyTextWished, this, &ReviewDesk::copyText);
    connect(&m_logbook, &Logbook::changed, this, [this] {
        if (m_sheet->isVisible())
            show(m_wish);
    });
}

ReviewDesk::~ReviewDesk()
{
    // It shows this workspace; the next has a sheet of its own.
    m_sheet->dismiss();
    delete m_dialog;
    delete m_sheet;
}

void ReviewDesk::open()
{
    m_logbook.refresh();
    const std::vector<int> years =
        reviewYears(m_logbook.state().log, m_logbook.summary(), m_logbook.clock().now());
    m_sheet->open(years, yearToReview(years, m_logbook.today()));
}

void ReviewDesk::show(const ReviewWish& wish)
{
    m_wish = wish;
    const StoreState& state = m_logbook.state();
    m_sheet->setReview(
        yearReview(state.log, state.settings, m_logbook.summary(), m_logbook.clock().now(), wish, QLocale()));
}

void ReviewDesk::askWhere()
{
    if (m_dialog)
        return m_dialog->raise();
    const QString pictures = QStandardPaths::writableLocation(QStandardPaths::PicturesLocation);
    m_dialog =
        new QFileDialog(m_sheet->window(), tr("Save the year as a picture"),
                        QFileInfo(pictures).isDir() ? pictures : QDir::homePath(), tr("PNG picture (*.png)"));
    m_dialog->setObjectName(u"review.dialog"_s);
    m_dialog->setAttribute(Qt::WA_DeleteOnClose);
    m_dialog->setAcceptMode(QFileDialog::AcceptSave);
    m_dialog->setDefaultSuffix(u"png"_s);
    m_dialog->selectFile(u"%1-in-review.png"_s.arg(m_wish.year));
    connect(m_dialog, &QFileDialog::fileSelected, this, &ReviewDesk::save);
    m_dialog->open();
}

void ReviewDesk::save(const QString& chosen)
{
    QString path = chosen;
    if (QFileInfo(chosen).suffix().toLower() != "png"_L1) {
        path += u".png"_s;
        // Nobody was asked whether this one may be replaced.
        if (QFileInfo::exists(path))
            return m_sheet->tell(
                tr("There already is a “%1”. It was left alone.").arg(QFileInfo(path).fileName()));
    }
    const auto saved = toPng(m_sheet->picture()).and_then([&path](const QByteArray& bytes) {
        return writeDurably(path, bytes);
    });
    m_sheet->tell(saved ? tr("Saved %1").arg(QDir::toNativeSeparators(path)) : saved.error().sentence);
}

void ReviewDesk::copyPicture()
{
    QGuiApplication::clipboard()->setImage(m_sheet->picture());
    m_sheet->tell(tr("Copied the picture"));
}

void ReviewDesk::copyText()
{
    QGuiApplication::clipboard()->setText(reviewText(m_sheet->review()));
    m_sheet->tell(tr("Copied what the picture says"));
}

} // namespace brickwork
