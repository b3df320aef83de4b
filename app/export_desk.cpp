#include "app/export_desk.h"

#include "app/write_desk.h"
#include "ui/frame/main_window.h"
#include "ui/write/export_sheet.h"
#include "ui/write/write_page.h"

#include <QDesktopServices>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QFuture>
#include <QSettings>
#include <QStandardPaths>
#include <QUrl>
#include <QtConcurrentRun>

using namespace Qt::StringLiterals;

namespace brickwork {

namespace {

constexpr auto folderKey = "export/folder"_L1;
constexpr auto kindKey = "export/kind"_L1;

/// What is written here; pages are not.
std::optional<ExportFormat> formatOf(ExportKind kind)
{
    switch (kind) {
    case ExportKind::Markdown:
        return ExportFormat::Markdown;
    case ExportKind::WebPage:
        return ExportFormat::Html;
    case ExportKind::Word:
        return ExportFormat::Docx;
    case ExportKind::Epub:
        return ExportFormat::Epub;
    case ExportKind::Pdf:
        return {};
    }
    Q_UNREACHABLE_RETURN({});
}

ExportKind lastKind()
{
    const int kept = QSettings().value(kindKey).toInt();
    const bool known = kept >= 0 && kept <= static_cast<int>(ExportKind::Epub);
    return known ? static_cast<ExportKind>(kept) : ExportKind::Markdown;
}

QString lastFolder()
{
    const QString last = QSettings().value(folderKey).toString();
    if (QFileInfo(last).isDir())
        return last;
    const QString documents = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    return QFileInfo(documents).isDir() ? documents : QDir::homePath();
}

QString filterFor(ExportFormat format)
{
    switch (format) {
    case ExportFormat::Html:
        return ExportDesk::tr("Web page (*.html)");
    case ExportFormat::Docx:
        return ExportDesk::tr("Word document (*.docx)");
    case ExportFormat::Epub:
        return ExportDesk::tr("EPUB (*.epub)");
    case ExportFormat::Markdown:
        break;
    }
    return {};
}

} // namespace

ExportDesk::ExportDesk(Services& services, DraftSession& session, WriteDesk& write, Theme& theme,
                       MainWindow& window)
    : m_services(services), m_session(session), m_write(write), m_window(window),
      m_sheet(new ExportSheet(theme, &window))
{
    connectSheet();
}

ExportDesk::~ExportDesk()
{
    callOff();
    // It shows this workspace; the next has a sheet of its own.
    m_sheet->disconnect(this);
    m_sheet->dismiss();
    delete m_sheet;
}

void ExportDesk::connectSheet()
{
    connect(m_sheet, &ExportSheet::kindChosen, this, [this](ExportKind kind) {
        m_state = m_sheet->state();
        QSettings().setValue(kindKey, static_cast<int>(kind));
    });
    connect(m_sheet, &ExportSheet::exportWished, this, &ExportDesk::exportAs);
    connect(m_sheet, &ExportSheet::callOffWished, this, &ExportDesk::callOff);
    connect(m_sheet, &ExportSheet::showWished, this, &ExportDesk::show);
}

QString ExportDesk::title() const
{
    const DraftId id = m_session.state().id;
    return id.isEmpty() ? tr("Untitled draft") : m_write.titleOf(id);
}

void ExportDesk::open()
{
    if (!m_window.write().hasDraft())
        return m_window.say(tr("Open a draft first: what is open is what is exported."));
    // One that is still being made goes on being shown.
    if (m_state.stage != ExportStage::Making) {
        const auto pandoc = pandocProgram();
        m_state = exportState(title(), lastKind(), pandoc ? QString() : pandoc.error().sentence);
    }
    m_sheet->open(m_state);
}

void ExportDesk::exportAs(ExportKind kind)
{
    const auto format = formatOf(kind);
    if (!format) {
        m_sheet->dismiss();
        Q_EMIT pdfWished();
        return;
    }
    if (const auto chosen = askWhere(*format))
        make(orderFor(*format, *chosen));
}

std::optional<ExportDesk::Chosen> ExportDesk::askWhere(ExportFormat format)
{
    const bool folder = format == ExportFormat::Markdown;
    QFileDialog dialog(&m_window, folder ? tr("Where the folder goes") : tr("Export the draft"),
                       lastFolder());
    dialog.setObjectName(u"exportDraft"_s);
    if (folder) {
        dialog.setFileMode(QFileDialog::Directory);
        dialog.setOption(QFileDialog::ShowDirsOnly);
    } else {
        dialog.setAcceptMode(QFileDialog::AcceptSave);
        dialog.setNameFilter(filterFor(format));
        dialog.setDefaultSuffix(exportSuffix(format));
        dialog.selectFile(exportName(title(), format));
    }
    if (dialog.exec() != QDialog::Accepted || dialog.selectedFiles().isEmpty())
        return {};
    const QString selected = dialog.selectedFiles().front();
    QSettings().setValue(folderKey, folder ? selected : QFileInfo(selected).path());
    if (folder)
        return Chosen{.path = freeExportPath(selected, title(), format), .atPlace = AtPlace::Keep};
    // The dialog asked before it let an existing file be chosen.
    return Chosen{.path = selected, .atPlace = AtPlace::Replace};
}

ExportOrder ExportDesk::orderFor(ExportFormat format, const Chosen& chosen) const
{
    const Stamp now = m_services.logbook->stamp();
    const QTimeZone zone(now.zone.toUtf8());
    const QDateTime date =
        QDateTime::fromMSecsSinceEpoch(now.at.msecs, zone.isValid() ? zone : QTimeZone(QTimeZone::UTC));
    return {.draft = draftWithText(m_services.workspace, m_session.state().id, m_window.write().text()),
            .format = format,
            .path = chosen.path,
            .atPlace = chosen.atPlace,
            .date = date.toTimeZone(QTimeZone::fromSecondsAheadOfUtc(date.offsetFromUtc())),
            .links = publishedAddresses(m_services.logbook->state().publications)};
}

void ExportDesk::make(const ExportOrder& order)
{
    m_state.stage = ExportStage::Making;
    m_state.failure.clear();
    m_state.remarks.clear();
    m_sheet->setState(m_state);
    m_stop = std::stop_source();
    const int number = ++m_running;
    QtConcurrent::run([order, stop = m_stop.get_token()] {
        return exportDraft(order, stop);
    }).then(this, [this, number](const Result<Exported>& exported) {
        if (number == m_running)
            take(exported);
    });
}

void ExportDesk::take(const Result<Exported>& exported)
{
    m_state.stage = exported                                        ? ExportStage::Made
                    : exported.error().code == ErrorCode::Cancelled ? ExportStage::Choosing
                                                                    : ExportStage::Failed;
    if (exported) {
        m_made = exported->path;
        m_state.path = exported->path;
        m_state.remarks = exported->remarks;
    } else {
        m_state.failure = exported.error().sentence;
    }
    if (m_sheet->isVisible())
        return m_sheet->setState(m_state);
    // The writer has gone on writing meanwhile.
    if (exported)
        m_window.say(tr("The export is in %1").arg(QDir::toNativeSeparators(m_made)), tr("Show in folder"),
                     [this] { show(); });
    else
        m_window.say(exported.error().sentence);
}

void ExportDesk::callOff()
{
    m_stop.request_stop();
}

void ExportDesk::show() const
{
    const QFileInfo made(m_made);
    QDesktopServices::openUrl(QUrl::fromLocalFile(made.isDir() ? m_made : made.path()));
}

} // namespace brickwork
