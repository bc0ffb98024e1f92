package io.virga.examples.shop.model;

import static jakarta.persistence.FetchType.LAZY;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.Version;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

@Entity
public class Customer {

    @Id
    private Integer id;

    @NotBlank
    @Size(max = 40)
    private String firstName;

    @NotBlank
    @Size(max = 20)
    private String lastName;

    @Size(max = 80)
    private String company;

    @Valid
    @Embedded
    private Address address;

    @Size(max = 24)
    private String phone;

    @Size(max = 24)
    private String fax;

    @NotNull
    @Email
    @Size(max = 60)
    @Column(unique = true)
    private String email;

    @ManyToOne(fetch = LAZY)
    private Employee supportRep;

    @Version
    private Integer version;

    protected Customer() {}

    public Customer(Integer id, String firstName, String lastName, Address address, String email) {
        this.id = id;
        this.firstName = firstName;
        this.lastName = lastName;
        this.address = address;
        this.email = email;
    }

    public Integer getId() {
        return id;
    }

    public String getFirstName() {
        return firstName;
    }

    public String getLastName() {
        return lastName;
    }

    public String getCompany() {
        return company;
    }

    public void setCompany(String company) {
        this.company = company;
    }

    public Address getAddress() {
        return address;
    }

    public void setAddress(Address address) {
        this.address = address;
    }

    public String getPhone() {
        return phone;
    }

    public void setPhone(String phone) {
        this.phone = phone;
    }

    public String getFax() {
        return fax;
    }

    public void setFax(String fax) {
        this.fax = fax;
    }

    public String getEmail() {
        return email;
    }

    public void setEmail(String email) {
        this.email = email;
    }

    public Employee getSupportRep() {
        return supportRep;
    }

    public void setSupportRep(Employee supportRep) {
        this.supportRep = supportRep;
    }

    public Integer getVersion() {
        return version;
    }
}
