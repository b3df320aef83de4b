// Puts the open draft on paper or into a PDF, as the preview shows it. Pages are made in another thread from
// the text as it is when it is asked for; a file is written whole or not at all, and what came of it is said.
#pragma once

#include <QObject>
#include <QString>

namespace brickwork {

class DraftSession;
class MainWindow;
class WriteDesk;
struct PrintOrder;

class PrintDesk final : public QObject
{
    Q_OBJECT

public:
    PrintDesk(DraftSession& session, WriteDesk& write, MainWindow& window);
    ~PrintDesk() override;

    /// Asks for a printer, then prints.
    void print();
    /// Asks for a file, then writes it.
    void exportPdf();

    struct Written;

private:
    void exportTo(const QString& file);
    void sayWritten(const Written& written, const QString& file);
    [[nodiscard]] QString title() const;
    [[nodiscard]] PrintOrder order() const;
    [[nodiscard]] bool hasDraft();

    DraftSession& m_session;
    WriteDesk& m_write;
    MainWindow& m_window;
};

} // namespace brickwork
