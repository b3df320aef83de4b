// The sheet for editors without an API: title, subtitle and text to be copied one after the other, what will
// not come along, pictures to be put in by hand, and at the end where the writer published it. It copies and
// records nothing itself. Everything can be done by keyboard.
#pragma once

#include "ui/posts/newsletter_state.h"
#include "ui/theme/sheet.h"

#include <QDateTime>
#include <QUrl>

#include <map>

class QComboBox;
class QGridLayout;
class QLabel;
class QPushButton;
class QScrollArea;
class QVBoxLayout;

namespace brickwork {

class CopyButton;
class ElidedLabel;
class PublishedForm;
class Theme;

enum class NewsletterPart
{
    Title,
    Subtitle,
    Text
};

class NewsletterSheet final : public Sheet
{
    Q_OBJECT

public:
    NewsletterSheet(Theme& theme, QWidget* parent);

    void open(const NewsletterState& state);
    void setState(const NewsletterState& state);
    [[nodiscard]] const NewsletterState& state() const { return m_state; }
    /// It is on the clipboard now.
    void confirm(NewsletterPart part);
    void confirmPicture(int index);
    /// The post was not recorded, or something could not be copied: why.
    void refuse(const QString& sentence);

Q_SIGNALS:
    void placeChosen(int index);
    void copyWished(brickwork::NewsletterPart part);
    void pictureCopyWished(int index);
    void pictureShowWished(int index);
    void editorWished(); ///< to be opened in the browser
    /// The writer published it there; `when` is a reading of the wall clock, or invalid for now.
    void recordWished(const QUrl& address, const QDateTime& when);

protected:
    void place() override;

private:
    enum class Step
    {
        Copy,
        Record
    };
    struct Row
    {
        QLabel* caption = nullptr;
        ElidedLabel* value = nullptr;
        CopyButton* copy = nullptr;
    };

    void build();
    void layRows(QVBoxLayout& column);
    void layButtons(QVBoxLayout& column);
    void connectAll();
    void setFonts();
    void fill();
    void fillRows();
    void fillNotes();
    void addNotes(const QString& heading, const QStringList& sentences, const QString& icon,
                  const QString& objectName);
    void addPictures();
    void addPicture(QGridLayout& grid, int index);
    [[nodiscard]] QLabel* noteLabel(const QString& text, const QString& objectName) const;
    void go(Step step);
    void goOn();
    void goBack();
    [[nodiscard]] Row& row(NewsletterPart part) { return m_rows.at(part); }

    NewsletterState m_state;
    Step m_step = Step::Copy;
    bool m_awaited = false; ///< a wish to record was said and not answered yet
    QLabel* m_heading;
    QComboBox* m_place;
    QWidget* m_copyStep;
    QLabel* m_hint;
    std::map<NewsletterPart, Row> m_rows;
    std::vector<CopyButton*> m_pictures;
    QScrollArea* m_scroll;
    QVBoxLayout* m_notes;
    PublishedForm* m_form;
    QLabel* m_notice;
    QPushButton* m_editor;
    QPushButton* m_back;
    QPushButton* m_do;
};

} // namespace brickwork
