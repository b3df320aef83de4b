// Pictures and files that are put into the text of the Write page: remembers where they go while somebody
// stores them, links them there as one step of undo, and asks in place for the words that describe a picture.
#pragma once

#include "ui/editor/paste_plan.h"
#include "ui/write/put_files.h"

#include <QObject>
#include <QTextCursor>

#include <map>
#include <vector>

namespace brickwork {

class AltTextHint;
class Editor;
class Theme;

class PagePictures final : public QObject
{
    Q_OBJECT

public:
    /// Both outlive it.
    PagePictures(Theme& theme, Editor& editor, QObject* parent);

    /// At the cursor, in place of the selection.
    void offerFiles(const QStringList& files);
    void offerPicture(const QImage& picture, const QString& name);
    /// Links what was put at a place. Where its text is shown no more, nothing is changed: returns false.
    bool link(quint64 place, const std::vector<LinkedFile>& files);
    void forget(quint64 place) { m_places.erase(place); }
    /// A picture's description is being written.
    [[nodiscard]] bool isAsking() const { return !m_asked.empty(); }

Q_SIGNALS:
    void offered(const brickwork::PutFiles& put);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    struct Asked
    {
        QTextCursor start; ///< of the description
        QTextCursor end;
        QTextCursor after; ///< the whole link
    };

    [[nodiscard]] quint64 remember();
    void ask(int linkFrom, const std::vector<LinkedFile>& files);
    void select();
    void follow();
    void next();
    void stop();
    void tidy(const Asked& asked);

    Theme& m_theme;
    Editor& m_editor;
    AltTextHint* m_hint;
    std::map<quint64, PastePlace> m_places;
    quint64 m_lastPlace = 0;
    std::vector<Asked> m_asked; ///< those not described yet, in the order of the text
    int m_count = 0;
    bool m_moving = false; ///< the cursor is being moved by this
};

} // namespace brickwork
