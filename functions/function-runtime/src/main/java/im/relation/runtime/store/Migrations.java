package im.relation.runtime.store;

import im.relation.runtime.StartRefused;
import java.util.Arrays;
import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationVersion;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Brings the schema to what this program knows, feature by feature, before anything else starts.
///
/// Several processes may start at once: one migrates and the others wait for it ([MigrationTurn]).
/// A schema that a newer program wrote, or migrations that were changed after they ran, are
/// refused: a program must not write what it does not understand.
public final class Migrations {

  private static final Logger log = LoggerFactory.getLogger(Migrations.class);

  private final DataSource dataSource;
  private final List<FeatureMigration> features;

  public Migrations(DataSource dataSource, List<FeatureMigration> features) {
    this.dataSource = new PatientDataSource(dataSource);
    this.features = MigrationOrder.of(features.stream());
  }

  /// Runs what is missing. Does nothing when nothing is.
  ///
  /// @throws StartRefused when the schema is newer than this program, or a migration fails
  public void run() {
    MigrationTurn.inTurn(dataSource, () -> features.forEach(this::migrate));
  }

  private void migrate(FeatureMigration feature) {
    Flyway flyway = flyway(feature);
    try {
      refuseNewer(feature, flyway.info().all());
      int count = flyway.migrate().migrationsExecuted;
      if (count > 0) {
        log.atInfo()
            .addKeyValue("feature", feature.feature())
            .addKeyValue("migrations", count)
            .log("schema migrated");
      }
    } catch (FlywayException e) {
      throw new StartRefused(
          "The tables of " + feature.feature() + " could not be migrated.",
          "Read the cause in the log; a migration that has run anywhere must never be changed.",
          e);
    }
  }

  private static void refuseNewer(FeatureMigration feature, MigrationInfo[] all) {
    MigrationVersion known = newest(all, false);
    MigrationVersion found = newest(all, true);
    if (found.isNewerThan(known)) {
      throw new StartRefused(
          "The tables of %s were written by a newer version of this program: they are at version %s, this program knows up to %s."
              .formatted(feature.feature(), found, known),
          "Start that newer version, or restore a backup from before it ran.");
    }
  }

  private static MigrationVersion newest(MigrationInfo[] all, boolean unknownToThisProgram) {
    return Arrays.stream(all)
        .filter(info -> info.getVersion() != null)
        .filter(info -> unknownToThisProgram || isKnown(info))
        .map(MigrationInfo::getVersion)
        .max(MigrationVersion::compareTo)
        .orElse(MigrationVersion.fromVersion("0"));
  }

  private static boolean isKnown(MigrationInfo info) {
    return switch (info.getState()) {
      case FUTURE_SUCCESS, FUTURE_FAILED, MISSING_SUCCESS, MISSING_FAILED -> false;
      default -> true;
    };
  }

  private Flyway flyway(FeatureMigration feature) {
    return Flyway.configure()
        .dataSource(dataSource)
        .locations(feature.location())
        .failOnMissingLocations(true)
        .table(feature.table())
        .validateMigrationNaming(true)
        // The schema holds the other features' tables: begin below the first migration.
        .baselineOnMigrate(true)
        .baselineVersion("0")
        // Flyway's default lets unknown newer migrations pass.
        .ignoreMigrationPatterns(new String[0])
        .cleanDisabled(true)
        .load();
  }
}
