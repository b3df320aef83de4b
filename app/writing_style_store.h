// Keeps how text is set and handled from one start to the next, in the user's settings file.
#pragma once

#include "ui/theme/writing_style.h"

#include <QObject>

namespace brickwork {

class MainWindow;

/// As it was saved; what is missing or out of its limits is as it is at first.
[[nodiscard]] WritingStyle savedWritingStyle();
void saveWritingStyle(const WritingStyle& style);

/// Makes the window write in the saved style, and saves what is chosen by its commands and settings.
class WritingStyleStore final : public QObject
{
    Q_OBJECT

public:
    explicit WritingStyleStore(MainWindow& window);

private:
    void take(const WritingStyle& style);

    MainWindow& m_window;
};

} // namespace brickwork
