// Writes the open draft as a file for others: asks what and where to, has it made in another thread from the
// text as it is then, and tells what came of it. What is being made can be called off.
#pragma once

#include "app/services.h"
#include "core/flows/draft_export.h"
#include "core/flows/draft_session.h"
#include "ui/write/export_state.h"

#include <QObject>
#include <QString>

#include <optional>
#include <stop_token>

namespace brickwork {

class ExportSheet;
class MainWindow;
class Theme;
class WriteDesk;

class ExportDesk final : public QObject
{
    Q_OBJECT

public:
    ExportDesk(Services& services, DraftSession& session, WriteDesk& write, Theme& theme, MainWindow& window);
    ~ExportDesk() override;

    /// Opens the sheet for the open draft.
    void open();

Q_SIGNALS:
    void pdfWished(); ///< pages are made by others

private:
    /// Where it goes, as the writer chose.
    struct Chosen
    {
        QString path;
        AtPlace atPlace = AtPlace::Keep;
    };

    void connectSheet();
    void exportAs(ExportKind kind);
    [[nodiscard]] std::optional<Chosen> askWhere(ExportFormat format);
    [[nodiscard]] ExportOrder orderFor(ExportFormat format, const Chosen& chosen) const;
    void make(const ExportOrder& order);
    void take(const Result<Exported>& exported);
    void callOff();
    void show() const;
    [[nodiscard]] QString title() const;

    Services& m_services;
    DraftSession& m_session;
    WriteDesk& m_write;
    MainWindow& m_window;
    ExportSheet* m_sheet; ///< of the window
    ExportState m_state;
    QString m_made; ///< absolute
    std::stop_source m_stop;
    int m_running = 0; ///< number of the export whose answer is waited for
};

} // namespace brickwork
