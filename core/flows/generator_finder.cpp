#include "core/flows/generator_finder.h"

#include "core/publish/folder_generator.h"

#include <QtConcurrentRun>

namespace brickwork {

void GeneratorFinder::look(const QString& folder)
{
    if (folder == m_wanted)
        return;
    m_wanted = folder;
    if (folder.isEmpty())
        return;
    QtConcurrent::run([folder] {
        return generatorAt(folder);
    }).then(this, [this, folder](Generator generator) {
        if (folder == m_wanted && generator != Generator::None)
            Q_EMIT found(wordOf(generator));
    });
}

} // namespace brickwork
