package im.relation.runtime.store;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/// Connections that wait as long as it takes: altering a large table outlasts the time-out that is
/// right for requests. The pool sets its own again when it gets one back.
final class PatientDataSource extends DelegatingDataSource {

  PatientDataSource(DataSource target) {
    super(target);
  }

  @Override
  public Connection getConnection() throws SQLException {
    Connection connection = super.getConnection();
    connection.setNetworkTimeout(Runnable::run, 0);
    return connection;
  }
}
