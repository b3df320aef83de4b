// What this room says to a person: Sentence::tr("..."), in the translation context "Store".
#pragma once

#include <QCoreApplication>

namespace brickwork {

class Sentence
{
    Q_DECLARE_TR_FUNCTIONS(Store)
};

} // namespace brickwork
