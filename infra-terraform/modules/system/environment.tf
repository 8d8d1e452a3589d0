# What functions and processes are told. Secrets go by reference: ECS hands them over, a Lambda function fetches them.

locals {
  ports = { http = 8080, listen = 7443, management = 7444, fleet = 9190 }

  kafka_environment = {
    IM_KAFKA_BOOTSTRAP_SERVERS = module.kafka.bootstrap_servers
    IM_KAFKA_PARTITIONS        = "production"
  }
  mail_environment = {
    IM_ACCOUNT_MAIL_SENDER = "SMTP"
    IM_ACCOUNT_MAIL_FROM   = var.mail.from
    SPRING_MAIL_HOST       = var.mail.host
    SPRING_MAIL_PORT       = tostring(var.mail.port)
    SPRING_MAIL_USERNAME   = var.mail.user
  }

  environment = { for role, r in local.roles : role => merge(
    {
      IM_KEYS_PUBLIC_TOKEN_KEYS  = var.public_token_keys
      SPRING_DATASOURCE_URL      = module.database.url
      SPRING_DATASOURCE_USERNAME = contains(r.uses, "mysql-owner") ? module.database.users.owner : module.database.users.user
    },
    contains(local.on_kafka, role) ? local.kafka_environment : {},
    contains(r.uses, "mail") ? local.mail_environment : {},
    var.process_environment,
  ) }

  # Use to the variable that holds the secret (ECS), and to the one that names it (Lambda).
  secret_variables = {
    redis     = { secret = "redis-url", ecs = "SPRING_DATA_REDIS_URL", lambda = "IM_SECRETS_REDIS_URL" }
    token-key = { secret = "token-key", ecs = "IM_KEYS_TOKEN_KEY", lambda = "IM_SECRETS_TOKEN_KEY" }
    fleet     = { secret = "fleet-credential", ecs = "IM_KEYS_FLEET_CREDENTIAL", lambda = "IM_SECRETS_FLEET_CREDENTIAL" }
    mail      = { secret = "mail-password", ecs = "SPRING_MAIL_PASSWORD", lambda = "IM_SECRETS_MAIL_PASSWORD" }
  }
  secrets = { for role, r in local.roles : role => {
    for use, v in local.secret_variables : v[r.compute] => module.secrets.arns[v.secret] if contains(r.uses, use)
  } }

  node_environment = {
    SOCKET_SETTINGS_FILE               = "/run/im/node.properties"
    SOCKET_LISTEN_HOST                 = "0.0.0.0"
    SOCKET_LISTEN_PORT                 = tostring(local.ports.listen)
    SOCKET_LISTEN_TLS_CERTIFICATE_FILE = "/run/im/tls.pem"
    SOCKET_LISTEN_TLS_KEY_FILE         = "/run/im/tls.key"
    SOCKET_LISTEN_PROXY_TRUSTED        = join(",", module.network.public_cidrs)
    SOCKET_FLEET_HOST                  = "0.0.0.0"
    SOCKET_FLEET_PORT                  = tostring(local.ports.fleet)
    SOCKET_FLEET_TLS_CERTIFICATE_FILE  = "/run/im/tls.pem"
    SOCKET_FLEET_TLS_KEY_FILE          = "/run/im/tls.key"
    SOCKET_FLEET_CREDENTIAL_FILE       = "/run/im/fleet.credential"
    SOCKET_TOKEN_KEYS_FILE             = "/run/im/token-keys.json"
    SOCKET_KAFKA_BOOTSTRAP_SERVERS     = module.kafka.bootstrap_servers
    # Within the 120 s that Fargate waits; thousands of clients move at a pace that the others bear.
    SOCKET_LEASE_DRAIN     = "90s"
    SOCKET_MANAGEMENT_PORT = tostring(local.ports.management)
  }

  # A node reads files, and its lease names its own address.
  node_setup = {
    script      = <<-SCRIPT
      umask 077
      printf '%s' "$FLEET_CREDENTIAL" >/run/im/fleet.credential
      printf '%s' "$TLS_CERTIFICATE" >/run/im/tls.pem
      printf '%s' "$TLS_KEY" >/run/im/tls.key
      printf '%s' "$TOKEN_KEYS" >/run/im/token-keys.json
      printf 'fleet.advertised-host=%s\n' "$(hostname -i | cut -d' ' -f1)" >/run/im/node.properties
    SCRIPT
    environment = { TOKEN_KEYS = var.public_token_keys }
    secrets = {
      FLEET_CREDENTIAL = module.secrets.arns["fleet-credential"]
      TLS_CERTIFICATE  = module.secrets.arns["tls-certificate"]
      TLS_KEY          = module.secrets.arns["tls-key"]
    }
  }
}
