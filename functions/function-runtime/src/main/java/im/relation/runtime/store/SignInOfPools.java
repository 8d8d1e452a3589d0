package im.relation.runtime.store;

import com.zaxxer.hikari.HikariDataSource;
import im.relation.aws.AwsIdentity;
import im.relation.aws.IamTokens;
import im.relation.runtime.StartRefused;
import org.springframework.beans.factory.config.BeanPostProcessor;

/// Makes the process's pool sign in as it is set, before it has its first connection; migrations
/// take theirs from it too. Nothing of AWS is loaded where nothing signs in by IAM.
final class SignInOfPools implements BeanPostProcessor {

  private final StoreSettings.SignIn signIn;

  SignInOfPools(StoreSettings.SignIn signIn) {
    this.signIn = signIn;
  }

  @Override
  public Object postProcessAfterInitialization(Object bean, String name) {
    if (bean instanceof HikariDataSource pool) {
      switch (signIn) {
        case PASSWORD -> {
          // The pool has it already.
        }
        case IAM -> byTokens(pool);
      }
    }
    return bean;
  }

  private static void byTokens(HikariDataSource pool) {
    var user = pool.getUsername();
    if (user == null) {
      throw new StartRefused(
          "spring.datasource.username is not set.",
          "im.store.sign-in=iam needs the user whom the database knows.");
    }
    pool.setCredentialsProvider(
        new IamCredentials(new IamTokens(AwsIdentity.ofProcess()), pool.getJdbcUrl(), user));
  }
}
