package io.virga.conformance.nativequeries;

import jakarta.persistence.Column;
import jakarta.persistence.ColumnResult;
import jakarta.persistence.ConstructorResult;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityResult;
import jakarta.persistence.FetchType;
import jakarta.persistence.FieldResult;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.NamedNativeQuery;
import jakarta.persistence.NamedStoredProcedureQuery;
import jakarta.persistence.ParameterMode;
import jakarta.persistence.SqlResultSetMapping;
import jakarta.persistence.StoredProcedureParameter;
import jakarta.persistence.Table;

/** The results of {@link SqlQueriesTest}'s queries are mapped here. */
@Entity
@Table(name = "pilots")
@SqlResultSetMapping(name = "pilots", entities = @EntityResult(entityClass = Pilot.class))
@SqlResultSetMapping(
        name = "pilots by alias",
        entities =
                @EntityResult(
                        entityClass = Pilot.class,
                        fields = {
                            @FieldResult(name = "id", column = "pilot_id"),
                            @FieldResult(name = "name", column = "pilot_name"),
                            @FieldResult(name = "hours", column = "pilot_hours"),
                            @FieldResult(name = "plane", column = "pilot_plane")
                        }))
@SqlResultSetMapping(
        name = "pilot and plane",
        entities = {@EntityResult(entityClass = Pilot.class), @EntityResult(entityClass = Plane.class)})
@SqlResultSetMapping(
        name = "experience",
        classes =
                @ConstructorResult(
                        targetClass = Pilot.Experience.class,
                        columns = {@ColumnResult(name = "name"), @ColumnResult(name = "hours", type = Integer.class)}))
@SqlResultSetMapping(
        name = "columns",
        columns = {@ColumnResult(name = "name"), @ColumnResult(name = "flown", type = Long.class)})
@SqlResultSetMapping(
        name = "pilot and column",
        entities = @EntityResult(entityClass = Pilot.class),
        columns = @ColumnResult(name = "decade", type = Integer.class))
@NamedNativeQuery(name = "Pilot.named", query = "select * from pilots where name = ?1", resultClass = Pilot.class)
@NamedNativeQuery(
        name = "Pilot.experience",
        query = "select name, hours from pilots where hours >= :hours order by hours",
        resultSetMapping = "experience")
@NamedStoredProcedureQuery(
        name = "Pilot.hire",
        procedureName = "hire",
        parameters = {
            @StoredProcedureParameter(type = Long.class, mode = ParameterMode.IN),
            @StoredProcedureParameter(type = String.class, mode = ParameterMode.IN)
        })
public class Pilot {
    @Id
    @Column(name = "id")
    Long id;

    String name;

    Integer hours;

    @ManyToOne(fetch = FetchType.LAZY)
    @JoinColumn(name = "plane_id")
    Plane plane;

    Pilot() {}

    Pilot(long id, String name, Integer hours, Plane plane) {
        this.id = id;
        this.name = name;
        this.hours = hours;
        this.plane = plane;
    }

    /** A pilot's name and hours. */
    public record Experience(String name, Integer hours) {}
}
