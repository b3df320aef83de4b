// What is true of characters wherever text is counted, searched or laid out in columns.
#pragma once

#include <QStringView>

namespace brickwork {

/// Columns a text takes in a font of one width: East Asian characters and emoji take two, marks none.
[[nodiscard]] int displayWidth(QStringView text);

/// Of a script that parts no words by blanks: Chinese, Japanese, Thai, Lao, Khmer, Burmese.
[[nodiscard]] bool isWrittenUnspaced(char32_t c);

} // namespace brickwork
