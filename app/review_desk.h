// Shows years of the log in review, and saves or copies the picture that was made of one.
#pragma once

#include "core/flows/logbook.h"
#include "ui/wall/year_review.h"

#include <QObject>
#include <QPointer>

class QFileDialog;

namespace brickwork {

class MainWindow;
class Theme;
class YearReviewSheet;

class ReviewDesk final : public QObject
{
    Q_OBJECT

public:
    ReviewDesk(Logbook& logbook, Theme& theme, MainWindow& window);
    ~ReviewDesk() override;

    void open();

private:
    void show(const ReviewWish& wish);
    void askWhere();
    void save(const QString& chosen);
    void copyPicture();
    void copyText();

    Logbook& m_logbook;
    YearReviewSheet* m_sheet; ///< of the window
    QPointer<QFileDialog> m_dialog;
    ReviewWish m_wish; ///< what is shown
};

} // namespace brickwork
