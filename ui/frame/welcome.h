// First run: what the program is, in a sentence, and the one choice it needs: the folder of drafts.
#pragma once

#include <QWidget>

class QLabel;

namespace brickwork {

class Theme;

class Welcome final : public QWidget
{
    Q_OBJECT

public:
    explicit Welcome(Theme& theme, QWidget* parent = nullptr);

    /// Why the last choice did not work; empty hides the line.
    void refuse(const QString& sentence);

Q_SIGNALS:
    void folderRequested();    ///< choose an existing folder
    void newFolderRequested(); ///< make one in Documents

private:
    QLabel* m_problem;
};

} // namespace brickwork
