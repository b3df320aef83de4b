#include "app/keychain_secrets.h"

#include <QCoreApplication>
#include <QEventLoop>
#include <qt6keychain/keychain.h>

using namespace Qt::StringLiterals;

namespace brickwork {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Secrets)
};

QString service()
{
    return u"Brickwork"_s;
}

/// A keychain never falls back to a file of its own.
template <typename Job>
Job* jobFor(const QString& key, QObject* parent)
{
    auto* job = new Job(service(), parent);
    job->setInsecureFallback(false);
    job->setKey(key);
    return job;
}

} // namespace

KeychainSecrets::KeychainSecrets(QObject* parent) : QObject(parent) {}

void KeychainSecrets::read(const QString& key, Read answer)
{
    if (const auto known = m_session.find(key); known != m_session.end())
        return answer(known->second);
    auto* job = jobFor<QKeychain::ReadPasswordJob>(key, this);
    connect(job, &QKeychain::Job::finished, this, [job, answer = std::move(answer)] {
        if (job->error() == QKeychain::NoError)
            return answer(job->textData());
        // Not there, locked, denied or no keychain at all: the writer is asked either way.
        answer(fail(ErrorCode::NotFound, Words::tr("The keychain does not hold this secret."),
                    job->errorString()));
    });
    job->start();
}

void KeychainSecrets::write(const QString& key, const QString& secret, Written answer)
{
    auto* job = jobFor<QKeychain::WritePasswordJob>(key, this);
    job->setTextData(secret);
    connect(job, &QKeychain::Job::finished, this, [this, job, key, secret, answer = std::move(answer)] {
        if (job->error() == QKeychain::NoError) {
            m_session.erase(key);
            return answer(SecretHome::Keychain);
        }
        m_session.insert_or_assign(key, secret);
        answer(SecretHome::Session);
    });
    job->start();
}

void KeychainSecrets::remove(const QString& key, Removed answer)
{
    m_session.erase(key);
    auto* job = jobFor<QKeychain::DeletePasswordJob>(key, this);
    connect(job, &QKeychain::Job::finished, this, [job, answer = std::move(answer)] {
        if (job->error() == QKeychain::NoError || job->error() == QKeychain::EntryNotFound ||
            job->error() == QKeychain::NoBackendAvailable)
            return answer({});
        answer(fail(ErrorCode::Unwritable,
                    Words::tr("The keychain did not remove the secret; remove it there yourself."),
                    job->errorString()));
    });
    job->start();
}

Result<QString> readSecret(Secrets& secrets, const QString& key)
{
    QEventLoop loop;
    std::optional<Result<QString>> answer;
    secrets.read(key, [&](const Result<QString>& given) {
        answer = given;
        loop.quit();
    });
    if (!answer)
        loop.exec();
    return answer.value_or(fail(ErrorCode::Cancelled, {}));
}

Result<SecretHome> writeSecret(Secrets& secrets, const QString& key, const QString& secret)
{
    QEventLoop loop;
    std::optional<Result<SecretHome>> answer;
    secrets.write(key, secret, [&](const Result<SecretHome>& given) {
        answer = given;
        loop.quit();
    });
    if (!answer)
        loop.exec();
    return answer.value_or(fail(ErrorCode::Cancelled, {}));
}

} // namespace brickwork
