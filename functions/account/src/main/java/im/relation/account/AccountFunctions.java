package im.relation.account;

import im.relation.account.code.CodeFunctions;
import im.relation.account.credential.PasswordHasher;
import im.relation.account.credential.PasswordSettings;
import im.relation.account.password.PasswordFunctions;
import im.relation.account.profile.ProfileFunctions;
import im.relation.account.session.SessionFunctions;
import im.relation.account.signup.SignUpFunctions;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/// Wires the feature: what a process imports.
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(PasswordSettings.class)
@Import({
  AccountStoreFunctions.class,
  CodeFunctions.class,
  PasswordFunctions.class,
  ProfileFunctions.class,
  SessionFunctions.class,
  SignUpFunctions.class
})
public class AccountFunctions {

  @Bean
  PasswordHasher passwordHasher(PasswordSettings settings) {
    return new PasswordHasher(settings, Runtime.getRuntime().availableProcessors());
  }
}
