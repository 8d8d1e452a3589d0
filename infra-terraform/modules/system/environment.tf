# What functions and processes are told. Secrets go by reference: ECS hands them over, a Lambda function fetches them.

locals {
  # Thousands of clients move at a pace that the others bear. What is left of the 120 s that Fargate waits at most is for
  # what a node does after them.
  drain_seconds = 90
  stop_seconds  = local.drain_seconds + 30

  ports = { http = 8080, listen = 7443, management = 7444, fleet = 9190 }

  kafka_environment = {
    IM_KAFKA_BOOTSTRAP_SERVERS = module.kafka.bootstrap_servers
    IM_KAFKA_SIGN_IN           = "iam"
    IM_KAFKA_PARTITIONS        = "production"
  }
  mail_environment = {
    IM_ACCOUNT_MAIL_SENDER = "SMTP"
    IM_ACCOUNT_MAIL_FROM   = var.mail.from
    SPRING_MAIL_HOST       = var.mail.host
    SPRING_MAIL_PORT       = tostring(var.mail.port)
    SPRING_MAIL_USERNAME   = var.mail.user
    # 465 is TLS from the first byte; on any other port the server must offer STARTTLS before the password is said.
    SPRING_MAIL_SSL_ENABLED                            = tostring(var.mail.port == 465)
    SPRING_MAIL_PROPERTIES_MAIL_SMTP_STARTTLS_ENABLE   = tostring(var.mail.port != 465)
    SPRING_MAIL_PROPERTIES_MAIL_SMTP_STARTTLS_REQUIRED = tostring(var.mail.port != 465)
  }

  # Without a proxy MySQL shows a certificate of RDS's own authorities, which the JVM does not know: images hold them
  # among the others, zips in a store of their own (scripts/deploy). What guards a list of public certificates is no secret.
  database_url = {
    ecs    = module.database.url
    lambda = join("&", concat([module.database.url], var.sizes.database.proxy ? [] : ["trustCertificateKeyStoreUrl=file:/var/task/rds.p12", "trustCertificateKeyStoreType=PKCS12", "trustCertificateKeyStorePassword=changeit"]))
  }

  environment = { for role, r in local.roles : role => merge(
    {
      IM_KEYS_PUBLIC_TOKEN_KEYS  = var.public_token_keys
      SPRING_DATASOURCE_URL      = local.database_url[r.compute]
      IM_STORE_SIGN_IN           = "iam"
      SPRING_DATASOURCE_USERNAME = contains(r.uses, "mysql-owner") ? module.database.users.owner : module.database.users.user
    },
    contains(local.on_kafka, role) ? local.kafka_environment : {},
    contains(r.uses, "mail") ? local.mail_environment : {},
    # Nodes are called by their addresses and show the sockets' certificate.
    contains(local.on_fleet, role) ? { IM_FLEET_TLS_NAME = var.domain.sockets_name } : {},
    var.process_environment,
  ) }

  # Use to the variable that names the secret (Lambda), to the one that holds its value (ECS), and to the one of the
  # setup container, which leaves a file.
  secret_variables = {
    redis     = { secret = "redis-url", lambda = "IM_SECRETS_REDIS_URL", ecs = "SPRING_DATA_REDIS_URL", setup = null }
    mail      = { secret = "mail-password", lambda = "IM_SECRETS_MAIL_PASSWORD", ecs = "SPRING_MAIL_PASSWORD", setup = null }
    token-key = { secret = "token-key", lambda = "IM_SECRETS_TOKEN_KEY", ecs = null, setup = "TOKEN_KEY" }
    fleet     = { secret = "fleet-credential", lambda = "IM_SECRETS_FLEET_CREDENTIAL", ecs = null, setup = "FLEET_CREDENTIAL" }
  }
  secrets = { for role, r in local.roles : role => { for place in ["lambda", "ecs", "setup"] : place => {
    for use, v in local.secret_variables : v[place] => module.secrets.arns[v.secret] if contains(r.uses, use) && v[place] != null
  } } }

  # What a process of the image `server` is told beyond what a function is.
  server_environment = { for role in keys(local.roles) : role => merge(
    { AWS_REGION = var.region, IM_KEYS_FOLDER = "/run/im" },
    # `prepare` makes tables and topics; nobody else may.
    role == "prepare" ? {} : { IM_STORE_MIGRATE = "false", IM_KAFKA_MAKE_TOPICS = "false" },
    # Who calls stands in the headers of its load balancer, which alone reaches its port; elsewhere anybody could write them.
    role == "requests" ? { SERVER_FORWARD_HEADERS_STRATEGY = "native" } : {},
  ) }

  # It reads its keys from a folder; one that it has no use for it makes up.
  server_setup = { for role in keys(local.roles) : role => length(local.secrets[role].setup) == 0 ? null : {
    script      = <<-SCRIPT
      umask 077
      if [ -n "$${TOKEN_KEY-}" ]; then printf '%s' "$TOKEN_KEY" >/run/im/token-key.jwk; fi
      if [ -n "$${FLEET_CREDENTIAL-}" ]; then printf '%s' "$FLEET_CREDENTIAL" >/run/im/fleet.credential; fi
    SCRIPT
    environment = {}
    secrets     = local.secrets[role].setup
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
    SOCKET_KAFKA_SIGN_IN               = "iam"
    AWS_REGION                         = var.region
    SOCKET_LEASE_DRAIN                 = "${local.drain_seconds}s"
    SOCKET_MANAGEMENT_PORT             = tostring(local.ports.management)
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
