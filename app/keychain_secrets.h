// Secrets in the keychain of the desktop, and in this session's memory where there is none.
#pragma once

#include "core/flows/secrets.h"

#include <QObject>

#include <map>

namespace brickwork {

class KeychainSecrets final : public QObject, public Secrets
{
public:
    explicit KeychainSecrets(QObject* parent = nullptr);

    void read(const QString& key, Read answer) override;
    void write(const QString& key, const QString& secret, Written answer) override;
    void remove(const QString& key, Removed answer) override;

private:
    std::map<QString, QString> m_session; ///< what no keychain would take
};

/// The same, waiting for the answer: for a program without a window.
[[nodiscard]] Result<QString> readSecret(Secrets& secrets, const QString& key);
[[nodiscard]] Result<SecretHome> writeSecret(Secrets& secrets, const QString& key, const QString& secret);

} // namespace brickwork
