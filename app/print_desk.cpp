#include "app/print_desk.h"

#include "app/write_desk.h"
#include "core/base/durable_file.h"
#include "core/flows/draft_session.h"
#include "ui/frame/main_window.h"
#include "ui/preview/printed_draft.h"
#include "ui/write/write_page.h"

#include <QCoreApplication>
#include <QDesktopServices>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QFuture>
#include <QPageLayout>
#include <QPageRanges>
#include <QPrintDialog>
#include <QPrinter>
#include <QPushButton>
#include <QSettings>
#include <QStandardPaths>
#include <QUrl>
#include <QtConcurrentRun>

#include <algorithm>
#include <memory>
#include <vector>

using namespace Qt::StringLiterals;

namespace brickwork {

namespace {

constexpr auto folderKey = "print/pdfsTo";

} // namespace

/// What came of an order.
struct PrintDesk::Written
{
    Result<void> done;
    bool whole = true; ///< the end of the draft is not left out
};

namespace {

using Written = PrintDesk::Written;

/// Which pages a printer is asked for, as often as it does not repeat them itself.
std::vector<int> pagesFor(const QPrinter& printer, int count)
{
    const QPageRanges wanted =
        printer.printRange() == QPrinter::PageRange ? printer.pageRanges() : QPageRanges();
    std::vector<int> once;
    for (int page = 0; page < count; ++page) {
        if (wanted.isEmpty() || wanted.contains(page + 1))
            once.push_back(page);
    }
    if (printer.pageOrder() == QPrinter::LastPageFirst)
        std::ranges::reverse(once);
    std::vector<int> pages;
    for (int copy = printer.supportsMultipleCopies() ? 1 : printer.copyCount(); copy > 0; --copy)
        pages.insert(pages.end(), once.begin(), once.end());
    return pages;
}

Written write(const QString& file, const QByteArray& pdf, const PrintOrder& order, const PrintedDraft& draft)
{
    if (pdf.isEmpty())
        return {.done = fail(ErrorCode::Internal,
                             PrintDesk::tr("The pages of “%1” could not be made.").arg(order.title)),
                .whole = true};
    return {.done = writeDurably(file, pdf).transform([](const ContentHash&) {}), .whole = draft.isWhole()};
}

Written writePdf(const PrintOrder& order, const QString& file)
{
    const PrintedDraft draft(order);
    return write(file, draft.pdf(), order, draft);
}

Written printOn(QPrinter& printer, const PrintOrder& order)
{
    const PrintedDraft draft(order);
    const std::vector<int> pages = pagesFor(printer, draft.pageCount());
    if (pages.empty())
        return {.done = fail(ErrorCode::Invalid,
                             PrintDesk::tr("“%1” has none of the pages that were asked for. Pages: %2")
                                 .arg(order.title)
                                 .arg(draft.pageCount())),
                .whole = true};
    // The printer that is a file: what stands there goes only once the new one is whole.
    if (const QString file = printer.outputFileName(); !file.isEmpty())
        return write(file, draft.pdf(pages), order, draft);
    if (!draft.print(printer, pages))
        return {
            .done = fail(
                ErrorCode::Unwritable,
                PrintDesk::tr("“%1” could not be printed: the printer does not take it.").arg(order.title)),
            .whole = true};
    return {.done = {}, .whole = draft.isWhole()};
}

/// A name for a file, after a title.
QString fileNameOf(const QString& title)
{
    QString name = title.simplified().left(80);
    for (QChar& c : name) {
        if (c == u'/' || c == u'\\' || c == u':' || c == u'\0')
            c = u'-';
    }
    while (name.startsWith(u'.'))
        name.remove(0, 1);
    return (name.isEmpty() ? PrintDesk::tr("Draft") : name) + u".pdf"_s;
}

} // namespace

PrintDesk::PrintDesk(DraftSession& session, WriteDesk& write, MainWindow& window)
    : m_session(session), m_write(write), m_window(window)
{
}

PrintDesk::~PrintDesk() = default;

bool PrintDesk::hasDraft()
{
    if (m_window.write().hasDraft())
        return true;
    m_window.say(tr("Open a draft first: what is open is what goes on paper."));
    return false;
}

QString PrintDesk::title() const
{
    const DraftId id = m_session.state().id;
    return id.isEmpty() ? tr("Untitled draft") : m_write.titleOf(id);
}

PrintOrder PrintDesk::order() const
{
    return {.text = m_window.write().text(),
            .title = title(),
            .images = m_window.write().imageRules(),
            .style = printedStyle(),
            .paper = usualPaper().size(QPageSize::Point)};
}

void PrintDesk::exportPdf()
{
    if (!hasDraft())
        return;
    QSettings settings;
    const QString last = settings.value(QLatin1StringView(folderKey)).toString();
    QString folder = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    if (QFileInfo(last).isDir())
        folder = last;
    else if (!QFileInfo(folder).isDir())
        folder = QDir::homePath();
    QFileDialog dialog(&m_window, tr("Export as PDF"), folder, tr("PDF (*.pdf)"));
    dialog.setObjectName(u"exportPdf"_s);
    dialog.setAcceptMode(QFileDialog::AcceptSave);
    dialog.setDefaultSuffix(u"pdf"_s);
    dialog.selectFile(fileNameOf(title()));
    if (dialog.exec() != QDialog::Accepted || dialog.selectedFiles().isEmpty())
        return;
    const QString file = dialog.selectedFiles().front();
    settings.setValue(QLatin1StringView(folderKey), QFileInfo(file).path());
    exportTo(file);
}

void PrintDesk::exportTo(const QString& file)
{
    QtConcurrent::run([order = order(), file] {
        return writePdf(order, file);
    }).then(this, [this, file](const Written& written) { sayWritten(written, file); });
}

void PrintDesk::sayWritten(const Written& written, const QString& file)
{
    if (!written.done)
        return m_window.say(written.done.error().sentence);
    const QString shown = QDir::toNativeSeparators(file);
    m_window.say(
        written.whole
            ? tr("The PDF is in %1").arg(shown)
            : tr("The PDF is in %1, but without the end of the draft, which is too long for one file.")
                  .arg(shown),
        tr("Open"), [file] { QDesktopServices::openUrl(QUrl::fromLocalFile(file)); });
}

void PrintDesk::print()
{
    if (!hasDraft())
        return;
    const auto printer = std::make_shared<QPrinter>(QPrinter::HighResolution);
    printer->setPageSize(usualPaper());
    printer->setDocName(title());
    printer->setCreator(QCoreApplication::applicationName());
    QPrintDialog dialog(printer.get(), &m_window);
    dialog.setObjectName(u"print"_s);
    dialog.setWindowTitle(tr("Print “%1”").arg(title()));
    dialog.setOption(QAbstractPrintDialog::PrintPageRange);
    // It is made for narrower buttons than ours.
    if (auto* properties = dialog.findChild<QPushButton*>(u"properties"_s)) {
        properties->ensurePolished();
        properties->setMinimumWidth(properties->sizeHint().width());
    }
    if (dialog.exec() != QDialog::Accepted)
        return;
    // Our margins are wider than any printer's.
    printer->setFullPage(true);
    PrintOrder wanted = order();
    wanted.paper = printer->pageLayout().fullRect(QPageLayout::Point).size();
    QtConcurrent::run([printer, wanted] {
        return printOn(*printer, wanted);
    }).then(this, [this, name = wanted.title, file = printer->outputFileName()](const Written& written) {
        if (!file.isEmpty())
            return sayWritten(written, file);
        if (!written.done)
            return m_window.say(written.done.error().sentence);
        m_window.say(written.whole
                         ? tr("“%1” went to the printer").arg(name)
                         : tr("“%1” went to the printer, but without its end: it is too long to print "
                              "whole.")
                               .arg(name));
    });
}

} // namespace brickwork
