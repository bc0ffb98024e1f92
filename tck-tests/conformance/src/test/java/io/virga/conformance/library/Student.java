package io.virga.conformance.library;

import jakarta.persistence.Entity;

/** A member who studies. */
@Entity
public class Student extends Member {

    private String school;

    protected Student() {}

    public Student(long id, String name, String school) {
        super(id, name);
        this.school = school;
    }

    public String getSchool() {
        return school;
    }

    public void setSchool(String school) {
        this.school = school;
    }
}
