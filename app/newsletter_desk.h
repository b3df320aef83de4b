// Carries a draft to editors without an API: has the copy made in another thread, puts its parts on the
// clipboard, and records what the writer says was published there. Nothing is ever sent.
#pragma once

#include "app/services.h"
#include "core/flows/draft_session.h"
#include "core/publish/newsletter_copy.h"
#include "core/publish/target.h"
#include "ui/posts/newsletter_state.h"

#include <QDateTime>
#include <QFont>
#include <QObject>
#include <QString>
#include <QUrl>

#include <memory>
#include <vector>

class QMimeData;

namespace brickwork {

class MainWindow;
class NewsletterSheet;
class Theme;
enum class NewsletterPart;

class NewsletterDesk final : public QObject
{
    Q_OBJECT

public:
    NewsletterDesk(Services& services, DraftSession& session, Theme& theme, MainWindow& window);
    ~NewsletterDesk() override;

    /// Opens the sheet for the open draft, at the place of last time.
    void open();
    /// Opens it for a draft at one place.
    void openFor(const DraftId& draft, const QString& target);

private:
    /// A copy as it was made, with the words it has.
    struct Made
    {
        NewsletterCopy copy;
        int words = 0;
        QString problem;
    };

    void connectSheet();
    void readPlaces();
    void begin(int place);
    [[nodiscard]] Result<DraftSnapshot> snapshot() const;
    [[nodiscard]] PublishRequest requestFor(DraftSnapshot draft) const;
    [[nodiscard]] static Made make(const PublishRequest& request, const NewsletterEditor& editor,
                                   const QFont& font);
    void take(const Made& made);
    void copy(NewsletterPart part);
    void copyPicture(int index);
    void showPicture(int index) const;
    void openEditor() const;
    void record(const QUrl& address, const QDateTime& when);
    [[nodiscard]] bool isOpenDraft() const { return m_draft == m_session.state().id; }
    [[nodiscard]] const TargetConfig& place() const
    {
        return m_places.at(static_cast<size_t>(m_state.place));
    }
    [[nodiscard]] QString linkAt(const QString& target) const;

    Services& m_services;
    DraftSession& m_session;
    MainWindow& m_window;
    NewsletterSheet* m_sheet; ///< of the window
    std::vector<TargetConfig> m_places;
    bool m_offered = false; ///< the places are on offer only: none is on record yet
    DraftId m_draft;
    NewsletterState m_state;
    NewsletterCopy m_copy;
    int m_making = 0;   ///< number of the copy that is waited for
    int m_painting = 0; ///< number of the picture that is read for the clipboard
};

} // namespace brickwork
